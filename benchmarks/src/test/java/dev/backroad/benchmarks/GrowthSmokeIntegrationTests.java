package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** That what {@code ./backroad bench growth} makes fits the tables that services have today. */
@DisabledIfSystemProperty(named = "backroad.bench", matches = ".+")
class GrowthSmokeIntegrationTests {

    private static final long LEARNERS = 8;

    private static Servers servers;

    @BeforeAll
    static void makeLearners() throws Exception {
        servers = Servers.start();
        for (var name : List.of("progress", "notification")) {
            servers.createDatabase(name);
            try (var service = DriverManager.getConnection(servers.jdbcUrl(name), name, name)) {
                Migrations.apply(service, name + "-service");
            }
        }
        run("progress", "progress/prepare");
        run("progress", "growth/outbox");
        run("notification", "growth/inboxes");
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
    }

    /** Runs a file as psql does. */
    private static void run(String database, String name) throws IOException {
        var sql = Files.readString(Path.of(name + ".sql"));
        servers.administrator(database)
                .sql(
                        sql.replace(":topics", "40")
                                .replace(":from", "1")
                                .replace(":to", Long.toString(LEARNERS)))
                .update();
    }

    private static long count(String database, String question) throws IOException {
        return servers.administrator(database)
                .sql("select count(*) from " + question)
                .query(Long.class)
                .single();
    }

    @Test
    void outboxHasSentTenEventsOfEachLearner() throws IOException {
        assertThat(count("progress", "outbox where published_at < now() - interval '50 minutes'"))
                .isEqualTo(10 * LEARNERS);
        assertThat(count("progress", "outbox where published_at < now() - interval '20 hours'"))
                .as("what is older than a day would be deleted meanwhile")
                .isZero();
    }

    @Test
    void inboxesHaveTenNotificationsOfEachLearnerWithTheirMails() throws IOException {
        assertThat(count("notification", "notification join account on account_id = learner_id"))
                .isEqualTo(10 * LEARNERS);
        assertThat(count("notification", "notification where read_at is null"))
                .isEqualTo(2 * LEARNERS);
        assertThat(
                        count(
                                "notification",
                                "outgoing_mail join notification on id = notification_id where"
                                        + " sent_at is not null"))
                .isEqualTo(10 * LEARNERS);
        assertThat(
                        count(
                                "notification",
                                "inbox_counter c where last_number = (select max(number) from"
                                        + " notification n where n.learner_id = c.learner_id)"))
                .isEqualTo(LEARNERS);
    }

    @Test
    void whatIsToldNextOfAnEnrolmentIsInTurn() throws IOException {
        assertThat(count("notification", "inbox_position where sequence = 50")).isEqualTo(LEARNERS);
        assertThat(count("notification", "inbox")).isEqualTo(10 * LEARNERS);
    }
}
