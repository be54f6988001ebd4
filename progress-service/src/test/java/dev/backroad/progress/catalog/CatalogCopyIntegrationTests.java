package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The copy among many roadmaps, in a transaction that is never committed. */
@SpringJUnitConfig
@WithPostgres
class CatalogCopyIntegrationTests {

    private static final String TABLES = "db/migration/V1__roadmaps_and_enrollments.sql";
    private static final String RETIRED = "db/migration/V2__retired_roadmaps.sql";

    private final SingleConnectionDataSource connection = new SingleConnectionDataSource();
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final CatalogCopy copy = new CatalogCopy(jdbc);

    @BeforeEach
    void manyRoadmapsInManyVersions(@Autowired JdbcConnectionDetails postgres) throws SQLException {
        connection.setUrl(postgres.getJdbcUrl());
        connection.setUsername(String.valueOf(postgres.getUsername()));
        connection.setPassword(String.valueOf(postgres.getPassword()));
        connection.setSuppressClose(true);
        connection.setAutoCommit(false);
        jdbc.sql("create schema many").update();
        jdbc.sql("set local search_path to many").update();
        // Not execute(): that would commit.
        new ResourceDatabasePopulator(new ClassPathResource(TABLES), new ClassPathResource(RETIRED))
                .populate(connection.getConnection());
        jdbc.sql(
                        """
                        insert into roadmap (roadmap_id, version, slug, title)
                        select md5(name)::uuid, version, name, name
                        from (select 'roadmap-' || n as name from generate_series(1, 2000) n) names,
                            generate_series(1, 5) version
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into roadmap_topic (roadmap_id, version, position, topic_id, slug, title)
                        select roadmap_id, version, 1, roadmap_id, 'http', 'HTTP' from roadmap
                        """)
                .update();
        jdbc.sql("analyze roadmap").update();
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.getConnection().rollback();
        connection.destroy();
    }

    @Test
    void newestVersionIsFoundByItsIndex() {
        var scansBefore = scansOf("roadmap");

        var newest = copy.newest("roadmap-1234").orElseThrow();

        assertThat(newest.version()).isEqualTo(5);
        assertThat(scansOf("roadmap_by_slug")).isEqualTo(1);
        assertThat(scansOf("roadmap")).as("not row by row").isEqualTo(scansBefore);
    }

    /** How often this transaction has gone through a table from end to end, or asked an index. */
    private long scansOf(String tableOrIndex) {
        return jdbc.sql("select pg_stat_get_xact_numscans(cast(? as regclass))")
                .param(tableOrIndex)
                .query(Long.class)
                .single();
    }
}
