package dev.backroad.progress.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithPostgres;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions in a schema of their own, made by as many instances as there are threads. */
@SpringJUnitConfig
@WithPostgres
class HistoryPartitionsIntegrationTests {

    private static final Instant DECEMBER = Instant.parse("2031-12-31T23:59:59Z");

    private final String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    private final DriverManagerDataSource database = new DriverManagerDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final UUID enrollment = UUID.randomUUID();

    @BeforeEach
    void oneEnrollment(@Autowired JdbcConnectionDetails postgres) {
        var url = postgres.getJdbcUrl();
        database.setUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
        database.setUsername(String.valueOf(postgres.getUsername()));
        database.setPassword(String.valueOf(postgres.getPassword()));
        jdbc.sql("create schema " + schema).update();
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__roadmaps_and_enrollments.sql"),
                        new ClassPathResource("db/migration/V4__versions_that_learners_follow.sql"),
                        new ClassPathResource("db/migration/V5__history.sql"))
                .execute(database);
        jdbc.sql("insert into followed_version values (?, 1, 'backend', 'Backend')")
                .param(enrollment)
                .update();
        jdbc.sql(
                        """
                        insert into enrollment (id, learner_id, roadmap_id, version, first_version, enrolled_at, sequence)
                        values (?, ?, ?, 1, 1, now(), 1)
                        """)
                .params(enrollment, enrollment, enrollment)
                .update();
    }

    @AfterEach
    void dropSchema() {
        jdbc.sql("drop schema " + schema + " cascade").update();
    }

    @Test
    void monthIsMadeBeforeItBegins() {
        partitions(DECEMBER).makeAhead();

        write(1, DECEMBER);
        write(2, DECEMBER.plusSeconds(1));

        assertThat(partitionOf(1)).isEqualTo("progress_history_2031_12");
        assertThat(partitionOf(2)).isEqualTo("progress_history_2032_01");
    }

    @Test
    void nothingIsRefusedAndWhatCameEarlyIsMovedToItsMonth() {
        write(1, DECEMBER);
        write(2, Instant.parse("1969-07-20T20:17:40Z"));
        assertThat(partitionOf(1)).isEqualTo("progress_history_default");

        partitions(DECEMBER).makeAhead();

        assertThat(partitionOf(1)).isEqualTo("progress_history_2031_12");
        assertThat(partitionOf(2)).isEqualTo("progress_history_default");
    }

    @Test
    void anyNumberOfInstancesMakeEachMonthOnceWhileOthersWrite() {
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var making =
                    IntStream.range(0, 6)
                            .mapToObj(_ -> instances.submit(() -> partitions(DECEMBER).makeAhead()))
                            .toList();
            var writing =
                    IntStream.range(1, 60)
                            .mapToObj(i -> instances.submit(() -> write(i, DECEMBER)))
                            .toList();

            assertThat(making).allSatisfy(HistoryPartitionsIntegrationTests::isDone);
            assertThat(writing).allSatisfy(HistoryPartitionsIntegrationTests::isDone);
        }

        partitions(DECEMBER).makeAhead();
        assertThat(names())
                .containsExactly(
                        "progress_history_2031_12",
                        "progress_history_2032_01",
                        "progress_history_2032_02",
                        "progress_history_2032_03",
                        "progress_history_default");
        assertThat(jdbc.sql("select count(*) from progress_history").query(Long.class).single())
                .isEqualTo(59);
    }

    @Test
    void historyGoesWithItsEnrollmentFromEveryPartition() {
        write(1, DECEMBER);
        partitions(DECEMBER).makeAhead();
        write(2, DECEMBER.plusSeconds(1));

        jdbc.sql("delete from enrollment").update();

        assertThat(jdbc.sql("select count(*) from progress_history").query(Long.class).single())
                .isZero();
    }

    private static void isDone(Future<?> task) throws Exception {
        task.get();
    }

    private HistoryPartitions partitions(Instant now) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        return new HistoryPartitions(jdbc, transaction, () -> now);
    }

    private void write(long sequence, Instant at) {
        jdbc.sql(
                        "insert into progress_history values (?, ?, cast(? as timestamptz),"
                                + " 'enrolled', 1)")
                .params(enrollment, sequence, at.toString())
                .update();
    }

    private String partitionOf(long sequence) {
        return jdbc.sql("select tableoid::regclass from progress_history where sequence = ?")
                .param(sequence)
                .query(String.class)
                .single();
    }

    private List<String> names() {
        return jdbc.sql(
                        """
                        select inhrelid::regclass::text from pg_inherits
                        where inhparent = 'progress_history'::regclass order by 1
                        """)
                .query(String.class)
                .list();
    }
}
