package dev.backroad.progress.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.Campus;
import dev.backroad.progress.Campus.Person;
import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.WithRedis;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The way of what one has done, as the outbox tells it. */
@ProgressIntegrationTest
@WithRedis
class JourneyIntegrationTests {

    @Autowired Campus campus;
    @Autowired JdbcClient jdbc;

    @Test
    void completedTopicHasItsPlaceInKafkaAndItsTimesInOrder() {
        var lena = campus.learner();
        var enrollment = lena.enroll(campus.publish("http", "sql"));
        lena.move(enrollment, "http", "done");

        var journey = published(lena, enrollment).getFirst();

        assertThat(journey.at("/kind").asString()).isEqualTo("topic-completed");
        assertThat(journey.at("/topic/slug").asString()).isEqualTo("http");
        var event = journey.at("/event");
        assertThat(event.at("/type").asString())
                .isEqualTo("dev.backroad.progress.topic-completed.v1");
        assertThat(event.at("/topic").asString()).isEqualTo("progress.enrollments");
        assertThat(event.at("/partition").asInt()).isBetween(0, 11);
        assertThat(event.at("/offset").asLong(-1)).isNotNegative();
        assertThat(
                        List.of(
                                moment(journey, "/at"),
                                moment(event, "/recordedAt"),
                                moment(event, "/publishedAt")))
                .isSorted();
        assertThat(moment(event, "/sentAt")).isBeforeOrEqualTo(moment(event, "/publishedAt"));
    }

    @Test
    void journeysAreNewestFirstAndOfWhatWasToldOnly() {
        var lena = campus.learner();
        var enrollment = lena.enroll(campus.publish("http", "sql", "git"));
        for (var move : List.of("in-progress", "done", "in-progress", "not-started", "skipped")) {
            lena.move(enrollment, "http", move);
        }
        lena.move(enrollment, "sql", "done");
        lena.move(enrollment, "git", "skipped");

        var journeys = published(lena, enrollment);

        assertThat(journeys)
                .extracting(it -> it.at("/kind").asString())
                .containsExactly(
                        "roadmap-completed",
                        "topic-completed",
                        "topic-reopened",
                        "topic-completed",
                        "topic-started",
                        "enrolled");
        assertThat(journeys)
                .as("the kinds that are told are those that the outbox has")
                .extracting(it -> it.at("/sequence").asLong())
                .containsExactlyElementsOf(sequencesInOutbox(enrollment));
    }

    @Test
    void pagesFollowEachOther() {
        var lena = campus.learner();
        var enrollment = lena.enroll(campus.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "sql", "done");

        var first = lena.get(enrollment + "/journeys?limit=3").expect(200);
        var next = first.text("/next");
        var second = lena.get(enrollment + "/journeys?limit=3&after=" + next).expect(200);

        assertThat(kinds(first.body()))
                .containsExactly("roadmap-completed", "topic-completed", "topic-completed");
        assertThat(first.headers().getFirst("Link")).contains(next, "rel=\"next\"");
        assertThat(kinds(second.body())).containsExactly("enrolled");
        assertThat(second.body().at("/next").isNull()).isTrue();
        var ofAnotherList = lena.get(enrollment + "/history?limit=1").text("/next");
        assertThat(lena.get(enrollment + "/journeys?after=" + ofAnotherList).problem())
                .isEqualTo("bad-cursor");
        assertThat(lena.get(enrollment + "/journeys?limit=101").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void whatTheOutboxHasForgottenStaysWithoutItsEvent() {
        var lena = campus.learner();
        var enrollment = lena.enroll(campus.publish("http"));
        published(lena, enrollment);
        jdbc.sql("delete from outbox where aggregate_id = ?").param(id(enrollment)).update();

        var journeys = journeys(lena, enrollment);

        assertThat(journeys).hasSize(1);
        assertThat(journeys.getFirst().at("/kind").asString()).isEqualTo("enrolled");
        assertThat(journeys.getFirst().at("/event").isNull()).isTrue();
    }

    @Test
    void foreignJourneysAreNotFound() {
        var enrollment = campus.learner().enroll(campus.publish("http"));
        var mallory = campus.learner();
        var nobodys = "/api/v1/enrollments/" + UUID.randomUUID();

        for (var foreign : List.of(enrollment, nobodys)) {
            var answer = mallory.get(foreign + "/journeys").expect(404);

            assertThat(answer.problem()).isEqualTo("enrollment-not-found");
        }
    }

    /** The journeys as soon as all of them have arrived in Kafka. */
    private static List<JsonNode> published(Person learner, String enrollment) {
        await().atMost(Campus.PATIENCE)
                .untilAsserted(() ->
                        assertThat(journeys(learner, enrollment))
                                .isNotEmpty()
                                .noneMatch(it -> it.at("/event/publishedAt").isNull()));
        return journeys(learner, enrollment);
    }

    private static List<JsonNode> journeys(Person learner, String enrollment) {
        var answer = learner.get(enrollment + "/journeys").expect(200);
        return answer.body().at("/items").valueStream().toList();
    }

    private static List<String> kinds(JsonNode page) {
        return page.at("/items").valueStream().map(it -> it.at("/kind").asString()).toList();
    }

    private List<Long> sequencesInOutbox(String enrollment) {
        return jdbc.sql("select sequence from outbox where aggregate_id = ? order by sequence desc")
                .param(id(enrollment))
                .query(Long.class)
                .list();
    }

    private static String id(String enrollment) {
        return enrollment.substring(enrollment.lastIndexOf('/') + 1);
    }

    private static Instant moment(JsonNode of, String pointer) {
        return Instant.parse(of.at(pointer).asString());
    }
}
