package dev.backroad.progress.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.TopicStatus;
import dev.backroad.testsupport.WithPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** One learner's road among many, in a transaction that is never committed. */
@SpringJUnitConfig
@WithPostgres
class RoadTableIntegrationTests {

    private static final Resource[] TABLES =
            Stream.of(
                            "V1__roadmaps_and_enrollments",
                            "V3__topics_of_the_catalog",
                            "V4__versions_that_learners_follow",
                            "V5__history",
                            "V12__activity",
                            "V31__stages_of_roadmaps")
                    .map(name -> new ClassPathResource("db/migration/" + name + ".sql"))
                    .toArray(Resource[]::new);

    /** 300 roadmaps of 20 topics, each begun by ten learners who have done half of it. */
    private static final List<String> MANY =
            List.of(
                    """
                    insert into followed_version (roadmap_id, version, slug, title)
                    select md5('roadmap ' || r)::uuid, 1, 'roadmap-' || r, 'R' from generate_series(1, 300) r
                    """,
                    """
                    insert into followed_topic (roadmap_id, version, position, topic_id, slug, title)
                    select md5('roadmap ' || r)::uuid, 1, t, md5(r || '/' || t)::uuid, r || '-' || t, 'T'
                    from generate_series(1, 300) r, generate_series(1, 20) t
                    """,
                    """
                    insert into roadmap_stage (roadmap_id, version, topic_id, number, title)
                    select roadmap_id, version, topic_id, 1 + position / 11, 'S' from followed_topic
                    """,
                    """
                    insert into topic (topic_id, slug, title, level, track, estimate_minutes, revision, retired, sequence)
                    select topic_id, slug, title, 'beginner', 'spine', position, 1, false, 1 from followed_topic
                    """,
                    """
                    insert into topic_prerequisite (topic_id, prerequisite_id)
                    select one.topic_id, other.topic_id from followed_topic one
                    join followed_topic other using (roadmap_id, version)
                    where other.position in (one.position - 1, one.position - 2)
                    """,
                    """
                    insert into enrollment (id, learner_id, roadmap_id, version, enrolled_at, sequence)
                    select md5(r || '*' || l)::uuid, md5('learner ' || l)::uuid, md5('roadmap ' || r)::uuid, 1,
                           '2026-11-01T00:00:00Z', 11
                    from generate_series(1, 300) r, generate_series(1, 10) l
                    """,
                    """
                    insert into topic_progress (enrollment_id, topic_id, status, changed_at)
                    select id, topic_id, 'done', '2026-11-20T00:00:00Z' from enrollment
                    join followed_topic using (roadmap_id, version) where position <= 10
                    """,
                    """
                    insert into progress_history (enrollment_id, sequence, at, kind, version, topic_id)
                    select enrollment_id, row_number() over (partition by enrollment_id), changed_at, 'topic-completed', 1, topic_id
                    from topic_progress
                    """,
                    """
                    insert into time_entry (id, learner_id, topic, minutes, day, noted_at)
                    select gen_random_uuid(), md5('learner ' || l)::uuid, '7-' || t, 3, '2026-11-20', now()
                    from generate_series(1, 1000) l, generate_series(1, 20) t
                    """,
                    "analyze");

    private static final List<String> ASKED =
            List.of(
                    "enrollment",
                    "followed_topic",
                    "topic_progress",
                    "topic",
                    "roadmap_stage",
                    "topic_prerequisite");

    private final SingleConnectionDataSource connection = new SingleConnectionDataSource();
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final RoadTable roads = new RoadTable(jdbc);

    @BeforeEach
    void manyLearners(@Autowired JdbcConnectionDetails postgres) throws SQLException {
        connection.setUrl(postgres.getJdbcUrl());
        connection.setUsername(String.valueOf(postgres.getUsername()));
        connection.setPassword(String.valueOf(postgres.getPassword()));
        connection.setSuppressClose(true);
        connection.setAutoCommit(false);
        jdbc.sql("create schema roads").update();
        jdbc.sql("set local search_path to roads").update();
        // Not execute(): that would commit.
        new ResourceDatabasePopulator(TABLES).populate(connection.getConnection());
        MANY.forEach(statement -> jdbc.sql(statement).update());
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.getConnection().rollback();
        connection.destroy();
    }

    @Test
    void roadIsFoundByIndexesAlone() {
        var scans = sequentialScans();
        var before = indexScans();

        var road = roads.find(learner(3), uuid("7*3")).orElseThrow();

        assertThat(road.topics()).hasSize(20);
        assertThat(road.settled()).hasSize(10);
        var last = road.topics().getLast();
        assertThat(last.slug()).isEqualTo("7-20");
        assertThat(last.status()).isEqualTo(TopicStatus.NOT_STARTED);
        assertThat(last.stage()).isEqualTo(new RoadTopic.Stage(2, "S"));
        assertThat(last.estimateMinutes()).isEqualTo(20);
        assertThat(last.prerequisites()).containsExactlyInAnyOrder(uuid("7/19"), uuid("7/18"));
        assertThat(indexScans()).hasSameSizeAs(ASKED).doesNotContainAnyElementsOf(before);
        assertThat(sequentialScans()).as("no table row by row").isEqualTo(scans);
    }

    @Test
    void pastIsFoundByIndexes() {
        var scans = sequentialScans();

        var past = roads.past(learner(3), uuid("7*3"), Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(past.minutes()).isEqualTo(60);
        assertThat(past.completed()).hasSize(10);
        assertThat(scansOf("time_entry_of_learner")).isEqualTo(1);
        assertThat(scansOf("progress_history_default_pkey")).isEqualTo(1);
        assertThat(sequentialScans()).as("no table row by row").isEqualTo(scans);
    }

    @Test
    void othersHaveNoRoadHere() {
        assertThat(roads.find(learner(4), uuid("7*3"))).isEmpty();
        assertThat(roads.find(learner(3), UUID.randomUUID())).isEmpty();
        assertThat(roads.past(learner(4), uuid("7*3"), Instant.EPOCH))
                .isEqualTo(new Past(0, List.of()));
    }

    @Test
    void estimateOfNothingIsNone() {
        jdbc.sql("update topic set estimate_minutes = 0 where slug = '7-20'").update();

        var road = roads.find(learner(3), uuid("7*3")).orElseThrow();

        assertThat(road.topics().getLast().estimateMinutes()).isNull();
    }

    private Learner learner(int number) {
        return new Learner(uuid("learner " + number));
    }

    private UUID uuid(String name) {
        return jdbc.sql("select md5(?)::uuid").param(name).query(UUID.class).single();
    }

    /** How often this transaction has gone through a table from end to end. */
    private long sequentialScans() {
        return jdbc.sql(
                        """
                        select sum(pg_stat_get_xact_numscans(oid)) from pg_class
                        where relnamespace = 'roads'::regnamespace and relkind = 'r'
                        """)
                .query(Long.class)
                .single();
    }

    /** How often this transaction has used indexes of each table that is asked. */
    private List<String> indexScans() {
        return jdbc.sql(
                        """
                        select relname || ' ' || sum(pg_stat_get_xact_numscans(indexrelid))
                        from pg_index join pg_class c on c.oid = indrelid
                        where relnamespace = 'roads'::regnamespace and relname in (:asked)
                        group by relname
                        """)
                .param("asked", ASKED)
                .query(String.class)
                .list();
    }

    private long scansOf(String index) {
        return jdbc.sql("select pg_stat_get_xact_numscans(cast(? as regclass))")
                .param(index)
                .query(Long.class)
                .single();
    }
}
