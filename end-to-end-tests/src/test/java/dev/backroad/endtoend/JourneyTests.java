package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journey, thin but real: every process, every store. */
class JourneyTests {

    private final RunningSystem system = RunningSystem.up();

    @Test
    void anybodyReadsTheRoadmap() {
        var api = ApiClient.anonymous(system);

        var roadmaps = api.get("/api/v1/roadmaps").json();
        var roadmap = api.get("/api/v1/roadmaps/backend").json();
        var topic = api.get("/api/v1/topics/http").json();

        assertThat(roadmaps.path("items").path(0).path("slug").asString()).isEqualTo("backend");
        assertThat(roadmap.path("stages").size()).isGreaterThan(5);
        assertThat(topic.path("text").asString()).isNotBlank();
        assertThat(topic.path("prerequisites").size()).isPositive();
    }

    @Test
    void unchangedRoadmapIsNotSentAgain() {
        var api = ApiClient.anonymous(system);
        var tag = api.get("/api/v1/roadmaps/backend").header("ETag");

        var again = api.get("/api/v1/roadmaps/backend", "If-None-Match", tag);

        assertThat(tag).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void completedTopicIsToldOnceInTheInbox() {
        var learner = Learner.enrolled(system, "learner");

        learner.complete("rest-design");
        learner.complete("rest-design");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(learner.notifiedTopics()).contains("rest-design"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(Collections.frequency(learner.notifiedTopics(), "rest-design"))
                                .isEqualTo(1));
        assertThat(learner.topics("done")).contains("rest-design");
    }

    @Test
    @Tag("launcher")
    void completedTopicIsToldOnceByMail() {
        var learner = Learner.enrolled(system, "learner");

        learner.complete("indexing");
        learner.complete("indexing");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(mailbox()).containsOnlyOnce("Indexing and query plans: done"));
    }

    @Test
    @Tag("launcher")
    void oneTraceRunsFromTheRequestToTheNotification() throws Exception {
        var learner = Learner.enrolled(system, "editor");

        var answer =
                learner.api()
                        .put(learner.enrollmentPath() + "/topics/git", "{\"status\": \"done\"}");

        assertThat(answer.status()).isEqualTo(200);
        var traceId = answer.header("Trace-Id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(system.cli().shell(zipkinTrace(traceId)))
                                .contains(
                                        "\"gateway\"",
                                        "\"progress-service\"",
                                        "\"notification-service\""));
    }

    private String zipkinTrace(String traceId) {
        return "curl -s " + system.zipkinUrl() + "/api/v2/trace/" + traceId;
    }

    @Test
    void progressOfSomebodyElseIsNotThere() {
        var owner = Learner.enrolled(system, "learner");
        var stranger = ApiClient.of(system, "editor");

        assertThat(stranger.get(owner.enrollmentPath()).status()).isEqualTo(404);
        assertThat(
                        stranger.put(
                                        owner.enrollmentPath() + "/topics/dns",
                                        "{\"status\": \"done\"}")
                                .status())
                .isEqualTo(404);
        assertThat(owner.topics("done")).doesNotContain("dns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/topics/no-such-topic | 404",
                "/api/v1/roadmaps?colour=red | 400",
                "/api/v1/enrollments | 401",
                "/api/v1/notifications | 401",
                "/nothing/here | 404",
                "/actuator/health | 404",
                "/api/v1/roadmaps/..;/..;/actuator/env | 400,404"
            })
    void refusalIsAProblem(String path, String statuses) {
        var answer = ApiClient.anonymous(system).get(path);

        assertThat(statuses.split(",", -1)).contains(Integer.toString(answer.status()));
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.response().body())
                .contains(system.url() + "/problems/")
                .doesNotContain("Exception", "dev.backroad", "org.springframework");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"status\": \"finished\"}",
                "{\"status\": \"done\", \"by\": 1}",
                "{\"status\": null}"
            })
    void wrongBodyIsRefusedAndChangesNothing(String body) {
        var learner = Learner.enrolled(system, "learner");

        var answer = learner.api().put(learner.enrollmentPath() + "/topics/orm", body);

        assertThat(answer.status()).isIn(400, 415);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(learner.topics("not-started")).contains("orm");
    }

    @ParameterizedTest
    @Tag("launcher")
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void databaseKeepsWhatItAcknowledges(String setting) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                system.database("progress"), "progress", "progress");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show " + setting)) {
            answer.next();

            assertThat(answer.getString(1)).isEqualTo("on");
        }
    }

    private String mailbox() throws Exception {
        return system.cli().shell("curl -s " + system.mailboxUrl() + "/");
    }
}
