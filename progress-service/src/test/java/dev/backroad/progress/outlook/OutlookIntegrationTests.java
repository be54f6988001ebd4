package dev.backroad.progress.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.LearnerDoor;
import dev.backroad.progress.LearnerDoor.At;
import dev.backroad.progress.LearningTest;
import dev.backroad.progress.MovableTime;
import dev.backroad.testsupport.WireEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What to learn next and how long it takes, as learners see it. */
@LearningTest
class OutlookIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired LearnerDoor door;
    @Autowired MovableTime time;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired JdbcClient jdbc;

    private final UUID roadmapId = UUID.randomUUID();
    private final String roadmap = "r" + roadmapId;
    private final Map<String, UUID> topicIds = new HashMap<>();
    private long sequence;
    private At lena = new At(UUID.randomUUID(), RestTestClient.bindToServer().build());

    @BeforeEach
    void signIn() {
        time.set("2026-11-02T10:00:00Z");
        lena = door.of(UUID.randomUUID());
    }

    // Next

    @Test
    void nextIsWhatIsBegunThenWhatIsReady() {
        tellTopic("http", "beginner", "spine", 60);
        tellTopic("git", "beginner", "side", 30);
        tellTopic("sql", "beginner", "spine", 120);
        tellTopic("rest", "intermediate", "spine", 90, "http");
        tellTopic("jpa", "advanced", "spine", 240, "sql", "rest");
        publishStages(1, List.of(List.of("git", "http"), List.of("sql", "rest", "jpa")));
        var enrollment = enroll();
        lena.move(enrollment, "sql", "in-progress");

        var next = lena.get(enrollment + "/next");

        assertThat(next.toString())
                .isEqualTo(
                        """
                        {"open":5,"items":[\
                        {"slug":"sql","title":"The sql","reason":"in-progress","unlocks":1,"stage":"Stage 2",\
                        "level":"beginner","track":"spine","estimateMinutes":120,"buildsOn":[]},\
                        {"slug":"http","title":"The http","reason":"ready","unlocks":2,"stage":"Stage 1",\
                        "level":"beginner","track":"spine","estimateMinutes":60,"buildsOn":[]},\
                        {"slug":"git","title":"The git","reason":"ready","unlocks":0,"stage":"Stage 1",\
                        "level":"beginner","track":"side","estimateMinutes":30,"buildsOn":[]}]}\
                        """);
    }

    @Test
    void completingATopicUnlocksOthers() {
        tellTopic("http", "beginner", "spine", 60);
        tellTopic("rest", "beginner", "spine", 60, "http");
        publish(1, "http", "rest");
        var enrollment = enroll();
        assertThat(slugs(lena.get(enrollment + "/next"))).containsExactly("http");

        lena.move(enrollment, "http", "done");

        var next = lena.get(enrollment + "/next");
        assertThat(slugs(next)).containsExactly("rest");
        assertThat(next.at("/items/0/buildsOn").toString())
                .isEqualTo("[{\"slug\":\"http\",\"title\":\"The http\",\"status\":\"done\"}]");
        lena.move(enrollment, "rest", "skipped");
        assertThat(lena.get(enrollment + "/next").toString())
                .isEqualTo("{\"open\":0,\"items\":[]}");
    }

    @Test
    void somethingIsNextWhateverTheCopyOfTheCatalogSays() {
        tellTopic("a", "beginner", "spine", 60, "b");
        tellTopic("b", "beginner", "spine", 60, "a");
        tellTopic("c", "beginner", "spine", 60, "a", "outside");
        publish(1, "a", "b", "c", "unheard");
        var enrollment = enroll();

        var next = lena.get(enrollment + "/next");

        assertThat(slugs(next)).containsExactly("unheard", "a", "b");
        assertThat(next.at("/items/0/reason").asString()).isEqualTo("ready");
        assertThat(next.at("/items/0/estimateMinutes").isNull()).isTrue();
        assertThat(next.at("/items/1/reason").asString()).isEqualTo("circle");
    }

    @Test
    void copyThatIsLostTakesNoStageFromWhoIsOnTheWay() {
        publishStages(1, List.of(List.of("http"), List.of("sql")));
        var enrollment = enroll();

        jdbc.sql("delete from roadmap_topic where roadmap_id = ?").param(roadmapId).update();
        jdbc.sql("delete from roadmap where roadmap_id = ?").param(roadmapId).update();

        var next = lena.get(enrollment + "/next");
        assertThat(slugs(next)).containsExactly("http", "sql");
        assertThat(next.at("/items/1/stage").asString()).isEqualTo("Stage 2");
    }

    @Test
    void stagesThatAreToldLaterAreAdded() {
        publish(1, "http", "sql");
        var enrollment = enroll();
        assertThat(lena.get(enrollment + "/next").at("/items/0/stage").isNull()).isTrue();

        publishStages(1, List.of(List.of("http", "sql")));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lena.get(enrollment + "/next").at("/items/1/stage").asString())
                                .isEqualTo("Stage 1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20, 20"})
    void limitSaysHowMany(int limit, int shown) {
        publish(1, IntStream.range(0, 22).mapToObj(i -> "t" + i).toArray(String[]::new));
        var enrollment = enroll();

        var next = lena.get(enrollment + "/next?limit=" + limit);

        assertThat(next.at("/items").size()).isEqualTo(shown);
        assertThat(next.at("/open").asInt()).isEqualTo(22);
    }

    @ParameterizedTest
    @CsvSource({
        "/next?limit=0,            limit",
        "/next?limit=21,           limit",
        "/next?limit=three,        limit",
        "/next?limit=99999999999,  limit"
    })
    void wrongParameterIsNamed(String path, String field) {
        publish(1, "http");
        var enrollment = enroll();

        var answer = lena.api().get().uri(enrollment + path).exchange();

        assertThat(At.read(answer.expectStatus().isBadRequest()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"/next?after=http, after", "/estimate?limit=3, limit"})
    void unknownParameterIsRefused(String path, String name) {
        publish(1, "http");
        var enrollment = enroll();

        var answer = lena.api().get().uri(enrollment + path).exchange();

        var problem = At.read(answer.expectStatus().isBadRequest());
        assertThat(problem.at("/type").asString()).endsWith("/problems/unknown-parameter");
        assertThat(problem.at("/detail").asString()).contains('"' + name + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"/next", "/estimate"})
    void foreignOutlookIsNotFound(String path) {
        publish(1, "http");
        var enrollment = enroll();
        var mallory = door.of(UUID.randomUUID());
        var nobodys = "/api/v1/enrollments/" + UUID.randomUUID();

        for (var foreign : List.of(enrollment, nobodys)) {
            var answer = mallory.api().get().uri(foreign + path).exchange();

            assertThat(At.read(answer.expectStatus().isNotFound()).at("/type").asString())
                    .endsWith("/problems/enrollment-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/next", "/estimate"})
    void unchangedOutlookIsNotSentAgain(String path) {
        publish(1, "http", "sql");
        var enrollment = enroll();
        var first = lena.api().get().uri(enrollment + path).exchange().expectStatus().isOk();
        first.expectHeader().valueEquals("Cache-Control", "private, no-cache");
        var tag = String.valueOf(first.returnResult(String.class).getResponseHeaders().getETag());

        var again = lena.api().get().uri(enrollment + path).header("If-None-Match", tag);

        again.exchange().expectStatus().isNotModified();
        lena.move(enrollment, "http", "done");
        lena.api()
                .get()
                .uri(enrollment + path)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    // Estimate

    @Test
    void estimateCountsWhatIsKnownAndNamesWhatIsNot() {
        tellTopic("http", "beginner", "spine", 60);
        tellTopic("sql", "beginner", "spine", 120);
        tellTopic("git", "beginner", "spine", 15);
        publish(1, "http", "sql", "git", "unheard");
        var enrollment = enroll();
        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "git", "skipped");
        lena.move(enrollment, "sql", "in-progress");
        spend("http", 50);
        spend("http", 20);
        spend("unheard", 5);

        var estimate = lena.get(enrollment + "/estimate");

        assertThat(estimate.toString())
                .isEqualTo(
                        """
                        {"total":{"topics":4,"minutes":195,"unknown":1},\
                        "settled":{"topics":2,"minutes":75,"unknown":0},\
                        "remaining":{"topics":2,"minutes":120,"unknown":1},\
                        "unknown":[{"slug":"unheard","title":"The unheard"}],"spentMinutes":75,\
                        "projections":{"timeZone":"UTC","today":"2026-11-02","byGoal":null,"byPace":null}}\
                        """);
    }

    @Test
    void timeForTopicsOfOtherRoadmapsAndOfOthersIsNotCounted() {
        publish(1, "http");
        var enrollment = enroll();
        lena.enroll(door.publish("css"));
        spend("css", 90);
        var mallory = door.of(UUID.randomUUID());
        mallory.enroll(roadmap);
        mallory.post("/api/v1/time-entries", "{\"topic\":\"http\",\"minutes\":33}")
                .expectStatus()
                .isCreated();

        assertThat(lena.get(enrollment + "/estimate").at("/spentMinutes").asInt()).isZero();
    }

    @Test
    void timeForATopicThatHasLeftTheRoadmapSinceStaysCounted() {
        publish(1, "http", "sql");
        var enrollment = enroll();
        spend("sql", 40);
        publish(2, "http", "git");
        moveUp(enrollment);
        spend("git", 2);

        assertThat(lena.get(enrollment + "/estimate").at("/spentMinutes").asInt()).isEqualTo(42);
    }

    @Test
    void goalProjectsTheDayOfTheLearnersCalendar() {
        publish(1, "a", "b", "c", "d", "e");
        var enrollment = enroll();
        lena.set("topicsPerWeek", "2");
        lena.set("timeZone", "\"Pacific/Kiritimati\"");
        time.set("2026-11-29T10:30:00Z"); // the 30th there

        var projections = lena.get(enrollment + "/estimate").at("/projections");

        assertThat(projections.toString())
                .isEqualTo(
                        """
                        {"timeZone":"Pacific/Kiritimati","today":"2026-11-30",\
                        "byGoal":{"topicsPerWeek":2.0,"weeks":3,"completeOn":"2026-12-18"},"byPace":null}\
                        """);
    }

    @Test
    void paceIsOfCompletionsThatHold() {
        publish(1, "a", "b", "c", "d", "e", "f");
        var enrollment = enroll();
        time.set("2026-11-10T23:30:00Z");
        lena.move(enrollment, "a", "done");
        lena.move(enrollment, "b", "done");
        time.set("2026-11-12T10:00:00Z");
        lena.move(enrollment, "c", "done");
        lena.move(enrollment, "c", "in-progress");
        lena.move(enrollment, "d", "skipped");
        lena.move(enrollment, "b", "in-progress");
        lena.move(enrollment, "b", "done");
        time.set("2026-11-15T10:00:00Z");

        // Two in fourteen days, three are left.
        var projection = lena.get(enrollment + "/estimate").at("/projections/byPace");

        assertThat(projection.toString())
                .isEqualTo("{\"topicsPerWeek\":1.0,\"weeks\":3,\"completeOn\":\"2026-12-06\"}");
        time.set("2026-12-20T10:00:00Z");
        assertThat(lena.get(enrollment + "/estimate").at("/projections/byPace").isNull()).isTrue();
    }

    @Test
    void nothingIsProjectedWhereNothingIsLeft() {
        publish(1, "a", "b");
        var enrollment = enroll();
        lena.set("topicsPerWeek", "2");
        lena.move(enrollment, "a", "done");
        time.pass(Duration.ofDays(13));
        lena.move(enrollment, "b", "done");

        var projections = lena.get(enrollment + "/estimate").at("/projections");

        assertThat(projections.at("/byGoal").isNull()).isTrue();
        assertThat(projections.at("/byPace").isNull()).isTrue();
    }

    @Test
    void whatWasTakenInFromAFileIsNoPace() {
        publish(1, "a", "b", "c");
        var before = enroll();
        lena.move(before, "a", "done");
        time.pass(Duration.ofDays(7));
        lena.move(before, "b", "done");
        time.pass(Duration.ofDays(7));
        assertThat(lena.get(before + "/estimate").at("/projections/byPace").isNull()).isFalse();
        var file = lena.get("/api/v1/progress-file").toString();
        var mia = door.of(UUID.randomUUID());

        mia.put("/api/v1/progress-file", file).expectStatus().is2xxSuccessful();

        var after = mia.enroll(roadmap);
        assertThat(mia.get(after + "/estimate").at("/remaining/topics").asInt()).isEqualTo(1);
        assertThat(mia.get(after + "/estimate").at("/projections/byPace").isNull()).isTrue();
    }

    private String enroll() {
        return lena.enroll(roadmap);
    }

    private void spend(String topic, int minutes) {
        var body = "{\"topic\":\"%s\",\"minutes\":%d}".formatted(topic, minutes);
        lena.post("/api/v1/time-entries", body).expectStatus().isCreated();
    }

    private void moveUp(String enrollment) {
        var seen = lena.api().get().uri(enrollment).exchange().returnResult(String.class);
        var tag = String.valueOf(seen.getResponseHeaders().getETag());
        lena.put(enrollment + "/version", "{\"version\": 2}", "If-Match", tag)
                .expectStatus()
                .isOk();
    }

    private static List<String> slugs(JsonNode next) {
        return next.at("/items").valueStream().map(it -> it.at("/slug").asString()).toList();
    }

    private UUID topicId(String slug) {
        return topicIds.computeIfAbsent(slug, _ -> UUID.randomUUID());
    }

    private void tellTopic(
            String slug, String level, String track, int minutes, String... prerequisites) {
        var body =
                JSON.createObjectNode()
                        .put("topicId", topicId(slug).toString())
                        .put("slug", slug)
                        .put("title", "The " + slug)
                        .put("level", level)
                        .put("track", track)
                        .put("estimateMinutes", minutes)
                        .put("revision", 1);
        var before = body.putArray("prerequisites");
        for (var each : prerequisites) {
            before.addObject().put("topicId", topicId(each).toString()).put("slug", each);
        }
        tell("catalog.topics", "topic-published", topicId(slug), body.toString());
        awaitTrue("select exists (select from topic where topic_id = ?)", topicId(slug));
    }

    private void publish(int version, String... topics) {
        publish(version, List.of(List.of(topics)), false);
    }

    private void publishStages(int version, List<List<String>> stages) {
        publish(version, stages, true);
    }

    private void publish(int version, List<List<String>> stages, boolean tellsStages) {
        var body =
                JSON.createObjectNode()
                        .put("roadmapId", roadmapId.toString())
                        .put("slug", roadmap)
                        .put("title", "R")
                        .put("version", version);
        var topics = body.putArray("topics");
        stages.stream()
                .flatMap(List::stream)
                .forEach(slug ->
                        topics.addObject()
                                .put("topicId", topicId(slug).toString())
                                .put("slug", slug)
                                .put("title", "The " + slug));
        if (tellsStages) {
            var told = body.putArray("stages");
            for (var stage : stages) {
                var ids = told.addObject().put("title", "Stage " + told.size()).putArray("topics");
                stage.forEach(slug -> ids.add(topicId(slug).toString()));
            }
        }
        tell("catalog.roadmaps", "roadmap-published", roadmapId, body.toString());
        awaitTrue(
                "select exists (select from roadmap where roadmap_id = ? and version = ?)",
                roadmapId,
                version);
    }

    private void tell(String topic, String type, UUID subject, String body) {
        var fullType = "dev.backroad.catalog." + type + ".v1";
        kafka.send(WireEvent.sent(topic, fullType, UUID.randomUUID(), subject, ++sequence, body))
                .join();
    }

    private void awaitTrue(String question, Object... parameters) {
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql(question).params(parameters).query(Boolean.class).single());
    }
}
