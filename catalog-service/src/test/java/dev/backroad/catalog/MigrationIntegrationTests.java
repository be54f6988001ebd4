package dev.backroad.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was published before editors came is there afterwards, in a schema of its own. */
@CatalogIntegrationTest
class MigrationIntegrationTests {

    private static final String DNS = "01936a70-8c01-7d10-8d11-5b2a9c3e4f02";
    private static final String HTTP = "01936a70-8c02-7d20-8d22-5b2a9c3e4f03";

    @Autowired DataSource database;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void databaseOfAnOlderRelease() {
        migrate("3");
        jdbc.sql(
                        """
                        insert into upgrade.topic (id, slug, title, level, track, estimate_minutes, text)
                        values ('%s', 'dns', 'DNS', 'BEGINNER', 'SPINE', 30, 'Names.'), ('%s', 'http', 'HTTP', 'BEGINNER', 'SIDE', 60, 'Text.');
                        insert into upgrade.topic_prerequisite values ('%s', '%s');
                        insert into upgrade.topic_evidence values ('%s', 0, 'TRY_IT', null, null, 'GET /');
                        insert into upgrade.roadmap values (gen_random_uuid(), 'backend', 'Backend', 'All of it.', 4, 4);
                        insert into upgrade.stage select gen_random_uuid(), id, 0, 'Internet' from upgrade.roadmap;
                        insert into upgrade.stage_topic select id, 0, '%s' from upgrade.stage;
                        insert into upgrade.stage_topic select id, 1, '%s' from upgrade.stage;
                        """
                                .formatted(DNS, HTTP, HTTP, DNS, HTTP, DNS, HTTP))
                .update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("drop schema upgrade cascade").update();
    }

    @Test
    void roadmapIsItsOwnNewestVersion() {
        migrate("7");

        assertThat(
                        jdbc.sql(
                                        """
                                        select r.slug || ' ' || r.version || ' ' || r.title || ': ' || string_agg(t.slug, ', ' order by st.position)
                                        from upgrade.current_roadmap r join upgrade.stage s on s.roadmap_id = r.id
                                        join upgrade.stage_topic st on st.stage_id = s.id join upgrade.topic t on t.id = st.topic_id
                                        group by r.slug, r.version, r.title
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly("backend 4 Backend: dns, http");
    }

    @Test
    void topicsBeginTheirHistoryWithWhatTheySay() {
        migrate("7");

        assertThat(
                        jdbc.sql(
                                        """
                                        select content::text from upgrade.topic_revision r where topic_id = ?::uuid and revision = 1
                                        """)
                                .param(HTTP)
                                .query(String.class)
                                .single())
                .contains(
                        "\"level\": \"beginner\"",
                        "\"prerequisites\": [\"dns\"]",
                        "\"evidence\": [{\"kind\": \"try-it\", \"request\": \"GET /\"}]");
    }

    @Test
    void everyFileIsLookedAtOnceMore() {
        migrate("7");

        assertThat(
                        jdbc.sql("select name from upgrade.content_file order by name")
                                .query(String.class)
                                .list())
                .containsExactly("roadmaps/backend.yml", "topics/dns.md", "topics/http.md");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database)
                .schemas("upgrade")
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
