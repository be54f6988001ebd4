package dev.backroad.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.LearnerDoor.At;
import dev.backroad.testsupport.Contract;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings, reviews, activity and achievements, as learners meet them. */
@LearningTest
class LearningIntegrationTests {

    private static final String SETTINGS = "/api/v1/learning-settings";
    private static final String REVIEWS = "/api/v1/reviews";
    private static final String ACTIVITY = "/api/v1/activity";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BERLIN =
            """
            {"timeZone": "Europe/Berlin", "reviewsPerDay": 3, "retention": 0.8, "topicsPerWeek": 2, "reminders": false}
            """;

    @Autowired LearnerDoor door;
    @Autowired MovableTime time;
    @Autowired LearningTest.Neighbours neighbours;
    @Autowired JdbcClient jdbc;

    private At lena = new At(UUID.randomUUID(), RestTestClient.bindToServer().build());

    @BeforeEach
    void signIn() {
        time.set("2026-11-20T10:00:00Z");
        lena = door.of(UUID.randomUUID());
    }

    // Settings

    @Test
    void whoHasSetNothingHasDefaults() {
        var settings = lena.get(SETTINGS);

        assertThat(settings.toString())
                .isEqualTo(
                        "{\"timeZone\":\"UTC\",\"reviewsPerDay\":20,\"retention\":0.9,"
                                + "\"topicsPerWeek\":null,\"reminders\":true}");
    }

    @Test
    void settingsAreReplacedByWhoHasSeenThem() {
        var tag = tag();

        var answer = lena.put(SETTINGS, BERLIN, "If-Match", tag);

        answer.expectStatus().isOk();
        assertThat(lena.get(SETTINGS).at("/timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(lena.get(SETTINGS).at("/topicsPerWeek").asInt()).isEqualTo(2);
        lena.put(SETTINGS, BERLIN, "If-Match", tag).expectStatus().isEqualTo(412);
        lena.put(SETTINGS, BERLIN).expectStatus().isEqualTo(428);
        lena.put(SETTINGS, BERLIN, "If-Match", tag()).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone      | \"Berlin\"",
                "timeZone      | \"+02:00\"",
                "timeZone      | \"Mars/Olympus_Mons\"",
                "timeZone      | \"\"",
                "timeZone      | null",
                "timeZone      | 1",
                "reviewsPerDay | 0",
                "reviewsPerDay | 201",
                "reviewsPerDay | 1.5",
                "reviewsPerDay | \"20\"",
                "retention     | 0.69",
                "retention     | 0.98",
                "retention     | 0.895",
                "retention     | null",
                "topicsPerWeek | 0",
                "topicsPerWeek | 51",
                "reminders     | null",
                "reminders     | 1",
                "colour        | \"red\""
            })
    void wrongSettingIsNamedAndNothingChanged(String field, String value) {
        var wish = json(BERLIN).asObject();
        wish.set(field, json(value));

        var answer = lena.put(SETTINGS, wish.toString(), "If-Match", tag());

        answer.expectStatus().isBadRequest();
        var problem = At.read(lena.put(SETTINGS, wish.toString(), "If-Match", tag()));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(lena.get(SETTINGS).at("/timeZone").asString()).isEqualTo("UTC");
    }

    @Test
    void ofFiftyChangesAtOnceThatSawTheSameOneCounts() {
        var tag = tag();

        var statuses =
                atOnce(50, i -> () -> status(() -> lena.put(SETTINGS, BERLIN, "If-Match", tag)));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    // Reviews

    @Test
    void completedTopicIsAskedWhenItWouldBeForgotten() {
        lena.move(lena.enroll(door.publish("http", "sql")), "http", "done");

        assertThat(due()).isEmpty();
        time.set("2026-11-22T00:00:00Z");
        var review = due().getFirst();

        assertThat(review.at("/topic/slug").asString()).isEqualTo("http");
        assertThat(review.at("/dueOn").asString()).isEqualTo("2026-11-22");
        assertThat(review.at("/retrievability").asDouble()).isBetween(0.9, 0.92);
        assertThat(review.at("/intervals/good").asInt()).isEqualTo(11);
        var after = At.read(answer(review, "good", "If-Match", etag(review)));
        assertThat(after.at("/dueOn").asString()).isEqualTo("2026-12-03");
        assertThat(after.at("/answers").asInt()).isEqualTo(1);
        assertThat(due()).isEmpty();
        assertThat(ids(REVIEWS + "?due=2026-12-03")).hasSize(1);
    }

    @Test
    void ofFiftyClicksAtOnceOneCounts() {
        var review = somethingDue();

        var statuses =
                atOnce(
                        50,
                        i -> () -> status(() -> answer(review, "hard", "If-Match", etag(review))));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(reviewsAnswered()).isEqualTo(1);
    }

    /** Both change the card and the day; in two orders they would wait for each other. */
    @Test
    void whoMovesAndAnswersAtOnceIsNotSentAway() {
        var enrollment = lena.enroll(door.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        time.set("2026-11-22T10:00:00Z");
        var review = due().getFirst();

        var statuses =
                atOnce(
                        60,
                        i ->
                                () ->
                                        (i % 2 == 0
                                                        ? answer(
                                                                review,
                                                                "good",
                                                                "Idempotency-Key",
                                                                UUID.randomUUID().toString())
                                                        : moveBoth(enrollment, i % 4 == 1))
                                                .returnResult(String.class)
                                                .getStatus()
                                                .value());

        assertThat(statuses).contains(200).isSubsetOf(200, 409, 412);
    }

    private ResponseSpec moveBoth(String enrollment, boolean isDone) {
        var now = lena.api().get().uri(enrollment).exchange().returnResult(String.class);
        var status = isDone ? "done" : "in-progress";
        return lena.put(
                enrollment + "/topics",
                """
                {"items": [{"slug": "sql", "status": "%1$s"}, {"slug": "http", "status": "%1$s"}]}
                """
                        .formatted(status),
                "If-Match",
                String.valueOf(now.getResponseHeaders().getETag()));
    }

    @Test
    void fiftyRequestsUnderOneKeyAreOne() {
        var review = somethingDue();
        var key = UUID.randomUUID().toString();

        var statuses =
                atOnce(50, i -> () -> status(() -> answer(review, "easy", "Idempotency-Key", key)));

        assertThat(statuses).contains(200).containsOnly(200, 409);
        assertThat(reviewsAnswered()).isEqualTo(1);
        answer(review, "easy", "Idempotency-Key", key)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(reviewsAnswered()).isEqualTo(1);
    }

    @Test
    void topicIsAnsweredOnceADay() {
        var review = somethingDue();
        var after = At.read(answer(review, "again", "If-Match", etag(review)));

        var second = answer(after, "good", "If-Match", etag(after));
        var third = answer(after, "good", "Idempotency-Key", "k" + UUID.randomUUID());

        second.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/review-not-due");
        third.expectStatus().isEqualTo(409);
        assertThat(reviewsAnswered()).isEqualTo(1);
        assertThat(after.at("/answerable").asBoolean()).isFalse();
        time.set(after.at("/dueOn").asString() + "T00:00:00Z");
        answer(after, "good", "If-Match", etag(after)).expectStatus().isOk();
    }

    @Test
    void whoWantsToBeAheadIsFromTheNextDayOn() {
        lena.move(lena.enroll(door.publish("http", "sql")), "http", "done");
        var path = REVIEWS + "?due=2026-11-22";
        assertThat(lena.get(path).at("/items/0/answerable").asBoolean()).isFalse();

        time.set("2026-11-21T00:00:00Z");
        var review = lena.get(path).at("/items/0");

        assertThat(review.at("/answerable").asBoolean()).isTrue();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();
    }

    @Test
    void answerMustSayWhatItAnswers() {
        var review = somethingDue();

        answer(review, "good").expectStatus().isEqualTo(428);
        answer(review, "good", "If-Match", "*").expectStatus().isEqualTo(428);
        answer(review, "good", "If-Match", "\"other\"").expectStatus().isEqualTo(412);

        assertThat(reviewsAnswered()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rating\": \"perfect\"}",
                "{\"rating\": \"GOOD\"}",
                "{\"rating\": 3}",
                "{\"rating\": null}",
                "{}"
            })
    void wrongRatingIsNamed(String body) {
        var path = REVIEWS + "/" + UUID.randomUUID() + "/answers";

        var answer = lena.post(path, body, "If-Match", "\"1\"");

        assertThat(At.read(answer.expectStatus().isBadRequest()).at("/errors/0/field").asString())
                .isEqualTo("rating");
    }

    @Test
    void foreignReviewIsNotFound() {
        var review = somethingDue();
        var mallory = door.of(UUID.randomUUID());
        var path = REVIEWS + "/" + review.at("/id").asString() + "/answers";

        var answer = mallory.post(path, "{\"rating\":\"again\"}", "If-Match", etag(review));

        answer.expectStatus().isNotFound();
        assertThat(mallory.get(REVIEWS + "?due=2027-11-20").at("/items").isEmpty()).isTrue();
        assertThat(reviewsAnswered()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reopened", "not-started", "skipped"})
    void topicThatIsNotDoneIsNotAskedUntilItIsDoneAgain(String status) {
        var enrollment = lena.enroll(door.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        time.set("2026-11-22T10:00:00Z");
        var review = due().getFirst();

        lena.move(enrollment, "http", status.equals("reopened") ? "in-progress" : status);

        assertThat(due()).isEmpty();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isEqualTo(412);
        answer(review, "good", "Idempotency-Key", "k" + UUID.randomUUID())
                .expectStatus()
                .isEqualTo(409);
        lena.move(enrollment, "http", "done");
        assertThat(due()).isEmpty();
        time.set("2026-11-23T10:00:00Z");
        assertThat(due().getFirst().at("/id")).isEqualTo(review.at("/id"));
    }

    @Test
    void reviewThatIsNotDueForLongKeepsItsDay() {
        var enrollment = lena.enroll(door.publish("http", "sql"));
        lena.move(enrollment, "http", "done");
        time.set("2026-11-22T10:00:00Z");
        var review = due().getFirst();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();

        lena.move(enrollment, "http", "in-progress");
        lena.move(enrollment, "http", "done");

        assertThat(ids(REVIEWS + "?due=2026-12-02")).isEmpty();
        assertThat(ids(REVIEWS + "?due=2026-12-03")).hasSize(1);
    }

    @Test
    void noDayHasMoreReviewsThanTheLearnerWants() {
        lena.set("reviewsPerDay", "3");
        completeTopics(5);
        time.set("2026-11-25T10:00:00Z");

        var first = lena.get(REVIEWS + "?limit=2");
        var second = lena.get(REVIEWS + "?limit=2&after=" + first.at("/next").asString());

        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(second.at("/items").size()).isEqualTo(1);
        assertThat(second.at("/next").isNull()).isTrue();
        var review = first.at("/items/0");
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();
        assertThat(due()).hasSize(2).doesNotContain(review);
        time.set("2026-11-26T10:00:00Z");
        assertThat(due()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "?due=tomorrow,      due",
        "?due=2026-13-01,    due",
        "?due=+999999999-12-31, due",
        "?limit=0,           limit",
        "?limit=101,         limit"
    })
    void wrongQuestionIsNamed(String query, String field) {
        var answer = lena.api().get().uri(REVIEWS + query).exchange().expectStatus().isBadRequest();

        assertThat(At.read(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "MTIz", "bm90aGluZw"})
    void cursorThatIsNoneIsRefused(String cursor) {
        var answer = lena.api().get().uri(REVIEWS + "?after=" + cursor).exchange();

        assertThat(At.read(answer.expectStatus().isBadRequest()).at("/type").asString())
                .endsWith("/bad-cursor");
    }

    // Activity

    @Test
    void calendarShowsWhatWasDoneOnWhichDay() {
        lena.set("topicsPerWeek", "2");
        var enrollment = lena.enroll(door.publish("http", "sql", "git"));
        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "http", "in-progress");
        lena.move(enrollment, "http", "done");
        time.set("2026-11-22T10:00:00Z");
        lena.move(enrollment, "sql", "done");
        var review = due().getFirst();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();
        lena.post("/api/v1/time-entries", "{\"topic\":\"sql\",\"minutes\":45}")
                .expectStatus()
                .isCreated();

        var seen = lena.get(ACTIVITY + "?from=2026-11-01&to=2026-11-30");

        assertThat(seen.at("/days").toString())
                .isEqualTo(
                        """
                        [{"day":"2026-11-20","topicsCompleted":1,"reviewsAnswered":0,"minutes":0},\
                        {"day":"2026-11-22","topicsCompleted":1,"reviewsAnswered":1,"minutes":45}]\
                        """);
        assertThat(seen.at("/streak").toString()).isEqualTo("{\"current\":1,\"longest\":1}");
        assertThat(seen.at("/week").toString())
                .isEqualTo(
                        """
                        {"from":"2026-11-16","to":"2026-11-22","goal":2,"topicsCompleted":2,"reached":true}\
                        """);
        time.set("2026-11-23T10:00:00Z");
        assertThat(lena.get(ACTIVITY).at("/week/topicsCompleted").asInt()).isZero();
        assertThat(lena.get(ACTIVITY).at("/from").asString()).isEqualTo("2026-10-25");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2026-11-21&to=2026-11-20, from",
        "?from=2025-11-19&to=2026-11-20, from",
        "?from=yesterday,                from",
        "?to=2026-11-31,                 to",
        "?to=+999999999-12-31,           to"
    })
    void wrongPieceOfTheCalendarIsNamed(String query, String field) {
        var answer = lena.api().get().uri(ACTIVITY + query).exchange();

        assertThat(At.read(answer.expectStatus().isBadRequest()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "sql,  0,     400, minutes",
        "sql,  1441,  400, minutes",
        "sql,  -5,    400, minutes",
        "sql,  1e3,   400, minutes",
        "css,  5,     422, topic",
        "S Q L, 5,    400, topic",
        "sql,  1440,  422, minutes"
    })
    void wrongTimeIsNamedAndNotNoted(String topic, String minutes, int status, String field) {
        lena.enroll(door.publish("sql"));
        lena.post("/api/v1/time-entries", "{\"topic\":\"sql\",\"minutes\":1}")
                .expectStatus()
                .isCreated();

        var body = "{\"topic\":\"%s\",\"minutes\":%s}".formatted(topic, minutes);
        var answer = lena.post("/api/v1/time-entries", body);

        assertThat(
                        At.read(answer.expectStatus().isEqualTo(status))
                                .at("/errors/0/field")
                                .asString())
                .isEqualTo(field);
        assertThat(lena.get(ACTIVITY).at("/days/0/minutes").asInt()).isEqualTo(1);
    }

    @Test
    void timeUnderOneKeyIsNotedOnce() {
        lena.enroll(door.publish("sql"));
        var body = "{\"topic\":\"sql\",\"minutes\":7}";
        var key = UUID.randomUUID().toString();

        atOnce(
                50,
                i ->
                        () ->
                                status(() ->
                                        lena.post(
                                                "/api/v1/time-entries",
                                                body,
                                                "Idempotency-Key",
                                                key)));

        assertThat(lena.get(ACTIVITY).at("/days/0/minutes").asInt()).isEqualTo(7);
    }

    @Test
    void fiftyThingsAtOnceAreAllCounted() {
        lena.enroll(door.publish("sql"));
        var body = "{\"topic\":\"sql\",\"minutes\":2}";

        var statuses = atOnce(50, i -> () -> status(() -> lena.post("/api/v1/time-entries", body)));

        assertThat(statuses).containsOnly(201);
        assertThat(lena.get(ACTIVITY).at("/days/0/minutes").asInt()).isEqualTo(100);
    }

    /** Lena learns in Los Angeles, flies to Auckland and is there a day later at once. */
    @Test
    void moveToTheEastDestroysNoStreak() {
        lena.set("timeZone", "\"America/Los_Angeles\"");
        time.set("2026-11-20T20:00:00Z");
        spendTime();
        time.set("2026-11-21T20:00:00Z");
        spendTime();

        // The 22nd in Los Angeles is cut short: in Auckland it is the 23rd already.
        time.set("2026-11-22T20:00:00Z");
        lena.set("timeZone", "\"Pacific/Auckland\"");

        assertThat(lena.get(ACTIVITY).at("/today").asString()).isEqualTo("2026-11-23");
        assertThat(currentStreak()).isEqualTo(2);
        spendTime();
        assertThat(currentStreak()).isEqualTo(3);
    }

    @Test
    void whoMovesAllTheTimeKeepsNoStreakByIt() {
        spendTime();
        time.pass(Duration.ofDays(1));
        spendTime();
        for (int i = 0; i < 6; i++) {
            time.pass(Duration.ofDays(1));
            lena.set("timeZone", "\"Etc/GMT+12\"");
            lena.set("timeZone", "\"Pacific/Kiritimati\"");
        }

        assertThat(currentStreak()).isZero();
        assertThat(lena.get(ACTIVITY).at("/streak/longest").asInt()).isEqualTo(2);
    }

    @Test
    void moveToTheWestFillsNoDayThatIsOver() {
        lena.set("timeZone", "\"Pacific/Auckland\"");
        time.set("2026-11-20T12:00:00Z"); // the 21st there
        spendTime();

        // Back to the 20th, on which nothing was done.
        lena.set("timeZone", "\"America/Los_Angeles\"");
        spendTime();

        assertThat(lena.get(ACTIVITY + "?from=2026-11-19&to=2026-11-22").at("/days").toString())
                .isEqualTo(
                        """
                        [{"day":"2026-11-21","topicsCompleted":0,"reviewsAnswered":0,"minutes":4}]\
                        """);
        assertThat(currentStreak()).isEqualTo(1);
    }

    @Test
    void clockThatWasWrongForAMomentStopsNoCalendar() {
        spendTime();
        time.set("2031-01-01T10:00:00Z");
        spendTime();
        time.set("2026-11-21T10:00:00Z");
        spendTime();

        assertThat(currentStreak()).isEqualTo(2);
    }

    @Test
    void daysOfTwentyThreeAndTwentyFiveHoursAreDays() {
        lena.set("timeZone", "\"Europe/Berlin\"");
        time.set("2026-10-23T22:30:00Z"); // 0:30 on the 24th
        spendTime();
        time.set("2026-10-25T22:30:00Z"); // 23:30 on the 25th, which has 25 hours
        spendTime();
        time.set("2026-10-25T23:30:00Z");
        spendTime();

        assertThat(currentStreak()).isEqualTo(3);
    }

    // Achievements

    @Test
    void achievementIsEarnedOnceAndTold() {
        var enrollment = lena.enroll(door.publish("http", "sql"));

        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "http", "in-progress");
        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "sql", "done");
        lena.move(enrollment, "sql", "not-started");
        lena.move(enrollment, "sql", "done");

        var list = lena.get("/api/v1/achievements");
        assertThat(list.at("/next").isNull()).isTrue();
        assertThat(achievement("first-topic").at("/earnedAt").asString())
                .isEqualTo("2026-11-20T10:00:00Z");
        assertThat(achievement("first-roadmap").at("/progress").asInt()).isEqualTo(1);
        assertThat(achievement("ten-topics").at("/progress").asInt()).isEqualTo(2);
        assertThat(achievement("ten-topics").at("/measure").asString()).isEqualTo("topics");
        assertThat(achievement("ten-topics").at("/earnedAt").isNull()).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).hasSize(2));
        heard().forEach(Contract.of("dev.backroad.progress.achievement-earned.v1")::assertKeptBy);
    }

    @Test
    void topicsCompletedTogetherCountOneByOne() {
        var topics = IntStream.range(0, 12).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        var enrollment = lena.enroll(door.publish(topics));
        lena.move(enrollment, "topic-0", "done");
        lena.put(
                        "/api/v1/leaderboard-profile",
                        "{\"displayName\":\"L"
                                + UUID.randomUUID().toString().substring(0, 8)
                                + "\"}")
                .expectStatus()
                .isCreated();

        completeTogether(enrollment, topics);

        assertThat(lena.get(ACTIVITY).at("/days/0/topicsCompleted").asInt()).isEqualTo(12);
        assertThat(achievement("ten-topics").at("/earnedAt").isNull()).isFalse();
        assertThat(ids(REVIEWS + "?due=2026-12-31")).hasSize(12);
        assertThat(lena.get(enrollment + "/history").at("/items").size()).isEqualTo(14);
        assertThat(pointsOf(lena.learner())).isEqualTo(12);
    }

    private void completeTogether(String enrollment, String... topics) {
        var seen = lena.api().get().uri(enrollment).exchange().returnResult(String.class);
        var items =
                Stream.of(topics).map("{\"slug\":\"%s\",\"status\":\"done\"}"::formatted).toList();
        var tag = String.valueOf(seen.getResponseHeaders().getETag());
        lena.put(enrollment + "/topics", "{\"items\":" + items + "}", "If-Match", tag)
                .expectStatus()
                .isOk();
    }

    private int pointsOf(UUID learner) {
        return jdbc.sql(
                        """
                        select points from standing join leaderboard_profile using (member_id)
                        where learner_id = ? and board = 'all-time'
                        """)
                .param(learner)
                .query(Integer.class)
                .single();
    }

    /** As when a rule is new: whoever has done enough already need not do it again. */
    @Test
    void whatIsReachedAlreadyIsEarnedOnTheNextDay() {
        var enrollment = lena.enroll(door.publish("http", "sql", "git"));
        lena.move(enrollment, "http", "done");
        jdbc.sql("delete from achievement where learner_id = ?").param(lena.learner()).update();

        lena.move(enrollment, "sql", "done");
        assertThat(achievement("first-topic").at("/earnedAt").isNull()).isTrue();
        time.set("2026-11-21T10:00:00Z");
        lena.move(enrollment, "git", "done");

        assertThat(achievement("first-topic").at("/earnedAt").asString())
                .isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void recordFromAFileEarnsNothingUntilItIsCompletedHere() {
        lena.move(lena.enroll(door.publish("http", "sql")), "http", "done");
        var file = lena.get("/api/v1/progress-file").toString();
        lena = door.of(UUID.randomUUID());

        lena.put("/api/v1/progress-file", file).expectStatus().isOk();

        var id = lena.get("/api/v1/enrollments").at("/items/0/id").asString();
        var enrollment = "/api/v1/enrollments/" + id;
        assertThat(lena.get(enrollment).at("/done").asInt()).isEqualTo(1);
        assertThat(currentStreak()).isZero();
        assertThat(achievement("first-topic").at("/earnedAt").isNull()).isTrue();
        lena.move(enrollment, "sql", "done");
        assertThat(achievement("first-topic").at("/earnedAt").isNull()).isFalse();
        assertThat(achievement("first-roadmap").at("/earnedAt").isNull()).isTrue();
        lena.move(enrollment, "http", "in-progress");
        lena.move(enrollment, "http", "done");
        assertThat(achievement("first-roadmap").at("/earnedAt").isNull()).isFalse();
    }

    @Test
    void fiftyAnswersAtOnceEarnOneAchievement() {
        completeTopics(50);
        lena.set("reviewsPerDay", "50");
        time.set("2026-11-22T10:00:00Z");
        var reviews = lena.get(REVIEWS + "?limit=100").at("/items");
        assertThat(reviews.size()).isEqualTo(50);

        atOnce(
                50,
                i ->
                        () ->
                                status(() ->
                                        answer(
                                                reviews.get(i),
                                                "good",
                                                "If-Match",
                                                etag(reviews.get(i)))));

        assertThat(reviewsAnswered()).isEqualTo(50);
        assertThat(achievement("hundred-reviews").at("/progress").asInt()).isEqualTo(50);
        // First topic, ten topics, fifty topics, the roadmap, the first review.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).hasSize(5));
    }

    // Personal data

    @Test
    void personalDataHasAPartOfEachFeature() {
        var review = somethingDue();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();

        var held = lena.get("/api/v1/personal-data/progress-service");

        assertThat(held.at("/reviews/0/answers/0/rating").asString()).isEqualTo("good");
        assertThat(held.at("/activity/days").size()).isEqualTo(2);
        assertThat(held.at("/achievements/first-review").asString()).isNotEmpty();
        assertThat(held.at("/learningSettings/timeZone").asString()).isEqualTo("UTC");
        assertThat(held.at("/eventsTold").asInt()).isEqualTo(3);
    }

    @Test
    void erasedLearnerIsInNoTable() {
        var review = somethingDue();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isOk();
        lena.set("timeZone", "\"Pacific/Kiritimati\"");
        assertThat(tablesThatName(lena.learner()))
                .contains(
                        "learning_settings",
                        "review_card",
                        "review_answer",
                        "scored_topic",
                        "activity_day",
                        "bridged_day",
                        "achievement",
                        "completed_roadmap",
                        "reminder_turn",
                        "learner_news");

        door.delete(lena.learner());

        // The outbox forgets what it has sent within a day; that somebody is erased, and heard of
        // as such, must be remembered.
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(tablesThatName(lena.learner()))
                                .isSubsetOf("outbox", "erased_subject", "inbox_position"));
        lena.put(SETTINGS, BERLIN, "If-Match", tag()).expectStatus().isForbidden();
        answer(review, "good", "If-Match", etag(review)).expectStatus().isForbidden();
        lena.post("/api/v1/time-entries", "{\"topic\":\"topic-0\",\"minutes\":5}")
                .expectStatus()
                .isForbidden();
    }

    private List<String> tablesThatName(UUID learner) {
        var tables =
                jdbc.sql(
                                """
                                select table_name from information_schema.tables
                                where table_schema = 'public' and table_type = 'BASE TABLE'
                                """)
                        .query(String.class)
                        .list();
        return tables.stream()
                .filter(table ->
                        jdbc.sql(
                                        "select exists (select from \"%s\" t where t::text like ?)"
                                                .formatted(table))
                                .param("%" + learner + "%")
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    private JsonNode somethingDue() {
        completeTopics(1);
        time.set("2026-11-22T10:00:00Z");
        return due().getFirst();
    }

    private void completeTopics(int number) {
        var topics = IntStream.range(0, number).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        var enrollment = lena.enroll(door.publish(topics));
        for (var topic : topics) {
            lena.move(enrollment, topic, "done");
        }
    }

    /** Something to be active by, that needs no topic to be completed. */
    private void spendTime() {
        if (lena.get("/api/v1/enrollments").at("/items").isEmpty()) {
            lena.enroll(door.publish("sql"));
        }
        lena.post("/api/v1/time-entries", "{\"topic\":\"sql\",\"minutes\":2}")
                .expectStatus()
                .isCreated();
    }

    private List<JsonNode> due() {
        return lena.get(REVIEWS).at("/items").valueStream().toList();
    }

    private List<String> ids(String path) {
        return lena.get(path)
                .at("/items")
                .valueStream()
                .map(it -> it.at("/id").asString())
                .toList();
    }

    private ResponseSpec answer(JsonNode review, String rating, String... headers) {
        var path = REVIEWS + "/" + review.at("/id").asString() + "/answers";
        return lena.post(path, "{\"rating\":\"" + rating + "\"}", headers);
    }

    private int reviewsAnswered() {
        return lena.get(ACTIVITY)
                .at("/days")
                .valueStream()
                .mapToInt(day -> day.at("/reviewsAnswered").asInt())
                .sum();
    }

    private int currentStreak() {
        return lena.get(ACTIVITY).at("/streak/current").asInt();
    }

    private JsonNode achievement(String name) {
        return lena.get("/api/v1/achievements")
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<ConsumerRecord<String, byte[]>> heard() {
        return neighbours.heard.stream()
                .filter(message -> message.key().equals(lena.learner().toString()))
                .toList();
    }

    private String tag() {
        var answer = lena.api().get().uri(SETTINGS).exchange().returnResult(String.class);
        return String.valueOf(answer.getResponseHeaders().getETag());
    }

    private static String etag(JsonNode review) {
        return review.at("/etag").asString();
    }

    /** Fifty at once share what there is: who is told to come again does so. */
    private static int status(Supplier<ResponseSpec> request) {
        int status;
        do {
            status = request.get().returnResult(String.class).getStatus().value();
        } while (status == 503 || status == 429);
        return status;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static <T> List<T> atOnce(int times, IntFunction<Callable<T>> task) {
        List<Future<T>> running;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running =
                    IntStream.range(0, times).mapToObj(i -> threads.submit(task.apply(i))).toList();
        }
        return running.stream().map(Future::resultNow).toList();
    }
}
