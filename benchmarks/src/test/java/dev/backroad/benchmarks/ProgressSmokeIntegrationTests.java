package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * That what {@code ./backroad bench progress} makes fits the tables that progress-service has
 * today, and that it understands what PostgreSQL writes to its log.
 */
@DisabledIfSystemProperty(named = "backroad.bench", matches = ".+")
class ProgressSmokeIntegrationTests {

    private static final long LEARNERS = 8;

    private static Servers servers;
    private static JdbcClient administrator;

    @BeforeAll
    static void makeLearners() throws Exception {
        servers = Servers.start();
        servers.createDatabase("progress");
        administrator = servers.administrator("progress");
        try (var service = service()) {
            Migrations.apply(service, "progress-service");
        }
        run("progress/prepare");
        run("progress/fill");
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
    }

    private static Connection service() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl("progress"), "progress", "progress");
    }

    /** Runs a file as psql does. */
    private static void run(String name) throws IOException {
        var sql = Files.readString(Path.of(name + ".sql"));
        administrator
                .sql(
                        sql.replace(":topics", "40")
                                .replace(":from", "1")
                                .replace(":to", Long.toString(LEARNERS))
                                .replace(":enrollments", Long.toString(LEARNERS)))
                .update();
    }

    private static long count(String question) {
        return administrator.sql("select count(*) from " + question).query(Long.class).single();
    }

    @Test
    void learnersHaveFiftyEventsAndWhatFollowsFromThem() {
        assertThat(count("progress_history")).isEqualTo(50 * LEARNERS);
        assertThat(count("enrollment where sequence = 50")).isEqualTo(LEARNERS);
        assertThat(count("topic_progress where status = 'done'")).isEqualTo(16 * LEARNERS);
        assertThat(count("scored_topic")).isEqualTo(16 * LEARNERS);
        assertThat(count("activity_day where topics = 1")).isEqualTo(16 * LEARNERS);
        assertThat(count("standing where board = 'all-time' and points = 16"))
                .isEqualTo(LEARNERS / 4);
    }

    @Test
    void statusesAreThoseOfTheLastEvent() {
        assertThat(
                        count(
                                """
                                (select distinct on (enrollment_id, topic_id) enrollment_id, topic_id, at, kind
                                 from progress_history where topic_id is not null
                                 order by enrollment_id, topic_id, sequence desc) last
                                join topic_progress p using (enrollment_id, topic_id)
                                where p.changed_at = last.at
                                  and p.status = case kind when 'topic-completed' then 'done' else 'in-progress' end
                                """))
                .isEqualTo(17 * LEARNERS);
    }

    @Test
    void eachForeignKeyHolds() throws Exception {
        var keys =
                administrator
                        .sql(
                                """
                                select format('alter table %s drop constraint %I, add constraint %2$I %s', conrelid::regclass,
                                    conname, pg_get_constraintdef(oid))
                                from pg_constraint where contype = 'f' and conparentid = 0
                                """)
                        .query(String.class)
                        .list();

        assertThat(keys).isNotEmpty().allSatisfy(key -> administrator.sql(key).update());
    }

    @Test
    void historyIsSpreadOverItsMonths() {
        assertThat(
                        administrator
                                .sql("select count(distinct tableoid) from progress_history")
                                .query(Long.class)
                                .single())
                .isGreaterThan(10);
        assertThat(count("progress_history_default")).isZero();
    }

    @Test
    void scriptHasTheStatementsOfTheLastTransactionForAnyLearner() throws Exception {
        administrator.sql("alter role progress set log_statement = 'all'").update();
        try (var service = service()) {
            service.setAutoCommit(false);
            complete(service, 20);
            complete(service, 21);
        }
        administrator.sql("alter role progress reset log_statement").update();

        try (var database = service()) {
            var log = Files.readAllLines(servers.folder().resolve("log/postgres.log"));
            assertThat(new CompletionScript(database, 3, 21).of(log, 2))
                    .isEqualTo(
                            """
                            \\set n :first + :step * random(0, :learners - 1)
                            \\set t random(1000, 2000000000)
                            \\set s random(800000000, 2000000000)
                            BEGIN;
                            update learner_news set sequence = cast(:s as bigint)
                            where learner_id = cast(bench_learner(:n) as uuid);
                            insert into topic_note (enrollment_id, topic_id, text, changed_at, revision)
                            values (cast(bench_enrollment(:n) as uuid), cast(bench_topic(:t) as uuid), cast(E'it''s \\x3a done' as text), cast(now() as timestamp with time zone), cast(uuidv7() as uuid));
                            select pg_advisory_xact_lock_shared(hashtextextended(cast(E'learner ' || cast(bench_learner(:n) as text) || E'' as text), cast(E'0' as bigint)));
                            COMMIT;
                            """);
        }
    }

    /** Not what the service executes, but each kind of parameter that it has. */
    private static void complete(Connection service, int topic) throws SQLException {
        var learner = id("learner", 3);
        execute(
                service,
                "update learner_news set sequence = ?\nwhere learner_id = ?",
                List.of(CompletionScript.FIRST_NUMBER + topic, learner));
        execute(
                service,
                "insert into topic_note (enrollment_id, topic_id, text, changed_at, revision)\n"
                        + "values (?, ?, ?, ?, ?)",
                List.of(
                        id("enrollment", 3),
                        id("topic", topic),
                        "it's : done",
                        new Timestamp(0),
                        UUID.randomUUID()));
        execute(
                service,
                "select pg_advisory_xact_lock_shared(hashtextextended(?, ?))",
                List.of("learner " + learner, 0));
        service.commit();
    }

    private static UUID id(String kind, int number) {
        return administrator
                .sql("select bench_" + kind + "(" + number + ")")
                .query(UUID.class)
                .single();
    }

    private static void execute(Connection service, String sql, List<Object> parameters)
            throws SQLException {
        try (var statement = service.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
        }
    }
}
