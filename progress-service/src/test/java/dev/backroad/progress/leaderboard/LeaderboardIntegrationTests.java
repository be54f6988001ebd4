package dev.backroad.progress.leaderboard;

import static dev.backroad.progress.Campus.PATIENCE;
import static dev.backroad.progress.Campus.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.Campus;
import dev.backroad.progress.Campus.Person;
import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.WithRedis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressIntegrationTest
@WithRedis
class LeaderboardIntegrationTests {

    private static final String ALL_TIME = "/api/v1/leaderboards/all-time";
    private static final int ALL = 1_000_000;

    @Autowired Campus campus;
    @Autowired StringRedisTemplate redis;
    @Autowired RedisBoards boards;
    @Autowired StandingTable standings;
    @Autowired BoardMaking making;
    @Autowired JdbcClient jdbc;

    private final Board thisWeek = Board.weekOf(Instant.now());
    private final String weekly = "/api/v1/leaderboards/" + thisWeek.name();

    @BeforeEach
    void boardsAreMade() {
        await().atMost(PATIENCE).until(() -> boards.madeIn(thisWeek).isPresent());
    }

    @Test
    void completedTopicsAreShownOfAllTimeAndOfTheWeek() {
        var lena = onTheBoard("Lena");

        complete(lena, campus.publish("http", "sql"), "http", "sql");

        awaitPoints(lena, 2);
        var week = lena.get(weekly + "/me").expect(200);
        assertThat(week.body().at("/points").asInt()).isEqualTo(2);
        assertThat(entries(lena, ALL_TIME))
                .filteredOn(entry -> entry.at("/you").asBoolean())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/points").asInt()).isEqualTo(2);
                    assertThat(entry.propertyNames())
                            .containsExactlyInAnyOrder("rank", "displayName", "points", "you");
                });
    }

    @Test
    void whoHasNotJoinedIsSeenByNobody() {
        var lena = campus.learner();
        complete(lena, campus.publish("http"), "http");
        var mallory = onTheBoard("Mallory");
        complete(mallory, campus.publish("http"), "http");
        awaitPoints(mallory, 1);

        assertThat(lena.get(ALL_TIME + "/me").expect(404).problem())
                .isEqualTo("not-on-leaderboard");
        assertThat(lena.get("/api/v1/leaderboard-profile").expect(404).problem())
                .isEqualTo("not-on-leaderboard");
        assertThat(entries(lena, ALL_TIME))
                .isNotEmpty()
                .noneMatch(entry -> entry.at("/you").asBoolean());
        assertThat(mallory.get(ALL_TIME + "/me").text("/displayName"))
                .isEqualTo(mallory.get(weekly + "/me").text("/displayName"));
    }

    @Test
    void whoHasNothingYetHasNoRank() {
        var lena = onTheBoard("Lena");

        var place = lena.get(ALL_TIME + "/me").expect(200).body();

        assertThat(place.at("/rank").isNull()).isTrue();
        assertThat(place.at("/points").asInt()).isZero();
        assertThat(place.at("/neighbours").isEmpty()).isTrue();
    }

    @Test
    void topicGivesItsPointOnceForEver() {
        var topic = Map.of("http", UUID.randomUUID());
        var first = campus.publish(topic);
        var second = campus.publish(topic);
        var lena = onTheBoard("Lena");

        var enrollment = lena.enroll(first);
        lena.move(enrollment, "http", "done");
        lena.move(enrollment, "http", "in-progress");
        lena.move(enrollment, "http", "done");
        complete(lena, second, "http");
        complete(lena, campus.publish("sql"), "sql");

        awaitPoints(lena, 2);
    }

    @Test
    void fiftyCompletionsOfATopicAtOnceArePoint() {
        var lena = onTheBoard("Lena");
        var roadmap = campus.publish("http");
        var enrollment = lena.enroll(roadmap);

        atOnce(50, i -> () -> lena.move(enrollment, "http", "done"));

        awaitPoints(lena, 1);
    }

    @Test
    void whoJoinsLateBringsAllTheirPoints() {
        var lena = campus.learner();
        complete(lena, campus.publish("http", "sql", "git"), "http", "sql", "git");

        lena.joinLeaderboard(unique("Lena")).expect(201);

        awaitPoints(lena, 3);
        assertThat(lena.get(weekly + "/me").body().at("/points").asInt()).isEqualTo(3);
    }

    @Test
    void ofEqualPointsWhoWasThereFirstRanksHigher() {
        var roadmap = campus.publish("http", "sql");
        var people = Stream.of("Ada", "Bo", "Cy").map(this::onTheBoard).toList();
        people.forEach(person -> complete(person, roadmap, "http"));

        people.reversed().forEach(person -> complete(person, roadmap, "sql"));

        people.forEach(person -> awaitPoints(person, 2));
        assertThat(people.stream().map(this::rank).toList())
                .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        var roadmap = campus.publish("http");
        var people = IntStream.range(0, 7).mapToObj(i -> onTheBoard("P" + i)).toList();
        people.forEach(person -> complete(person, roadmap, "http"));
        people.forEach(person -> awaitPoints(person, 1));

        assertRedisIsRight(Board.ALL_TIME); // nobody who has left is still in between

        var all = entries(people.getFirst(), ALL_TIME + "?limit=3");

        assertThat(all.stream().map(entry -> entry.at("/rank").asInt()).toList())
                .isEqualTo(IntStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.stream().map(entry -> entry.at("/displayName").asString()))
                .doesNotHaveDuplicates();
        var first = people.getFirst().get(ALL_TIME + "?limit=3").expect(200);
        assertThat(first.headers().getFirst("Link"))
                .isEqualTo(
                        "<%s?limit=3&after=%s>; rel=\"next\""
                                .formatted(ALL_TIME, first.text("/next")));
    }

    @Test
    void neighboursAreThoseBeforeAndBehind() {
        var roadmap = campus.publish("http");
        var people = IntStream.range(0, 13).mapToObj(i -> onTheBoard("N" + i)).toList();
        people.forEach(person -> complete(person, roadmap, "http"));
        people.forEach(person -> awaitPoints(person, 1));

        var place = people.get(6).get(ALL_TIME + "/me").expect(200).body();

        var rank = place.at("/rank").asInt();
        assertThat(place.at("/neighbours").valueStream().map(it -> it.at("/rank").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(rank - 5, rank + 5).boxed().toList());
    }

    @Test
    void whoLeavesIsGoneAtOnceAndMayComeBack() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http"), "http");
        awaitPoints(lena, 1);

        lena.delete("/api/v1/leaderboard-profile").expect(204);
        lena.delete("/api/v1/leaderboard-profile").expect(204);

        assertThat(entries(lena, ALL_TIME)).noneMatch(entry -> entry.at("/you").asBoolean());
        assertRedisIsRight(Board.ALL_TIME);
        lena.joinLeaderboard(unique("Lena")).expect(201);
        awaitPoints(lena, 1);
    }

    @Test
    void nameBelongsToOneWhateverItsCase() {
        var lena = campus.learner();
        var name = unique("Straße");
        lena.joinLeaderboard(name).expect(201);
        var mallory = campus.learner();

        var taken = mallory.joinLeaderboard(name.toUpperCase(java.util.Locale.ROOT)).expect(409);

        assertThat(taken.problem()).isEqualTo("display-name-taken");
        assertThat(taken.text("/errors/0/field")).isEqualTo("displayName");
        mallory.get("/api/v1/leaderboard-profile").expect(404);
        assertThat(lena.joinLeaderboard(name + "2").expect(200).text("/displayName"))
                .isEqualTo(name + "2");
        mallory.joinLeaderboard(name).expect(201);
    }

    @Test
    void fiftyWhoWantOneNameAtOnceAreOne() {
        var name = unique("Lena");

        var statuses = atOnce(50, i -> () -> campus.learner().joinLeaderboard(name).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void joiningFiftyTimesWhileTopicsAreCompletedLosesNothing() {
        var lena = campus.learner();
        var topics = IntStream.range(0, 25).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        var enrollment = lena.enroll(campus.publish(topics));
        var name = unique("Lena");

        var statuses =
                atOnce(
                        50,
                        i ->
                                () ->
                                        i % 2 == 0
                                                ? lena.joinLeaderboard(name).status()
                                                : lena.move(enrollment, topics[i / 2], "done")
                                                        .status());

        assertThat(statuses).containsOnlyOnce(201);
        awaitPoints(lena, 25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L",
                " Lena",
                "Lena ",
                "Le  na",
                "Le\\tna",
                "Le\\u202ena",
                "Le\\u200bna",
                "\\u3164\\u3164\\u3164",
                "...",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE"
            })
    void nameThatNobodyCanReadIsRefused(String name) {
        var lena = campus.learner();

        var refused = lena.joinLeaderboard(name).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo("displayName");
        lena.get("/api/v1/leaderboard-profile").expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "{},                                   displayName",
        "{\"displayName\":null},               displayName",
        "{\"displayName\":7},                  displayName"
    })
    void bodyWithoutANameIsRefused(String body, String field) {
        var refused = campus.learner().put("/api/v1/leaderboard-profile", body).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-W54",
                "2026-W00",
                "2025-W53",
                "2999-W01",
                "2026-48",
                "week",
                "2026-w48",
                "2026-W48-1",
                "all-time%20",
                "%00"
            })
    void boardThatDoesNotExistIsNotFound(String board) {
        var answer = campus.learner().get("/api/v1/leaderboards/" + board);

        assertThat(answer.status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=x",
                "?after=x",
                "?after=QUFBQUFBQUFBQUFBQUFB",
                "?page=2"
            })
    void wrongQuestionIsExplained(String query) {
        var answer = campus.learner().get(ALL_TIME + query).expect(400);

        assertThat(answer.problem()).isIn("invalid-request", "bad-cursor", "unknown-parameter");
    }

    @Test
    void weekInWhichNobodyDidAnythingIsEmpty() {
        var answer = campus.learner().get("/api/v1/leaderboards/2001-W01").expect(200);

        assertThat(answer.body().at("/items").isEmpty()).isTrue();
        assertThat(answer.body().at("/next").isNull()).isTrue();
    }

    @Test
    void cursorOfAnotherBoardIsRefused() {
        var roadmap = campus.publish("http");
        Stream.of("Ada", "Bo")
                .map(this::onTheBoard)
                .forEach(person -> {
                    complete(person, roadmap, "http");
                    awaitPoints(person, 1);
                });
        var next = campus.learner().get(ALL_TIME + "?limit=1").text("/next");

        assertThat(campus.learner().get(weekly + "?after=" + next).expect(400).problem())
                .isEqualTo("bad-cursor");
    }

    /** Learners go on, join and leave while the board is made again and again. */
    @Test
    void nothingIsLostOrDoubledWhileABoardIsMade() {
        var topics = IntStream.range(0, 8).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        var roadmap = campus.publish(topics);
        var people = IntStream.range(0, 6).mapToObj(i -> onTheBoard("R" + i)).toList();

        var made =
                atOnce(
                        people.size() + 1,
                        i ->
                                () ->
                                        i < people.size()
                                                ? comeAndGo(
                                                        people.get(i), roadmap, topics, i % 3 == 0)
                                                : makeAgainAndAgain());

        assertThat(made.stream().mapToInt(it -> it).sum()).as("boards made").isPositive();
        people.forEach(person -> awaitPoints(person, topics.length));
        assertRedisIsRight(Board.ALL_TIME);
        assertRedisIsRight(thisWeek);
        assertPostgresAgreesWithItself();
    }

    private int comeAndGo(Person person, String roadmap, String[] topics, boolean leaves) {
        var enrollment = person.enroll(roadmap);
        for (var topic : topics) {
            person.move(enrollment, topic, "done");
            if (leaves) {
                person.delete("/api/v1/leaderboard-profile").expect(204);
                person.joinLeaderboard(unique("R")).expect(201);
            }
        }
        return 0;
    }

    private int makeAgainAndAgain() {
        return (int)
                IntStream.range(0, 40)
                        .filter(i -> making.make(i % 2 == 0 ? Board.ALL_TIME : thisWeek))
                        .count();
    }

    @Test
    void emptiedRedisIsFilledAgainAndServesMeanwhile() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http"), "http");
        awaitPoints(lena, 1);

        redis.delete(redis.keys("leaderboard:*"));

        assertThat(lena.get(ALL_TIME + "/me").expect(200).body().at("/points").asInt())
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> boards.madeIn(Board.ALL_TIME).isPresent());
        assertRedisIsRight(Board.ALL_TIME);
    }

    /** As after a restart from a copy that lacks the last seconds. */
    @Test
    void boardOfAnotherRunOfTheServerIsMadeAgain() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http"), "http");
        awaitPoints(lena, 1);
        var builder = UUID.randomUUID();

        boards.begin(Board.ALL_TIME, builder, "the-run-before");
        boards.finish(Board.ALL_TIME, builder);

        await().atMost(PATIENCE)
                .until(() ->
                        boards.madeIn(Board.ALL_TIME).filter(boards.run()::equals).isPresent());
        assertRedisIsRight(Board.ALL_TIME);
    }

    @Test
    void secondBuilderTakesOverAndTheFirstDoesNotFinish() {
        var board = new Board("1999-W01");
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var standing = new Standing(UUID.randomUUID(), -1);

        boards.begin(board, first, "run");
        boards.begin(board, second, "run");

        assertThat(boards.fill(board, first, List.of(standing))).isFalse();
        assertThat(boards.finish(board, first)).isFalse();
        assertThat(boards.fill(board, second, List.of(standing))).isTrue();
        assertThat(boards.finish(board, second)).isTrue();
        assertThat(boards.finish(board, second)).as("twice").isFalse();
    }

    /** A command that was late, for example in a server that had been stopped. */
    @Test
    void worsePlaceThatComesLateChangesNothing() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http", "sql"), "http", "sql");
        awaitPoints(lena, 2);
        var now = standings.find(Board.ALL_TIME, memberOf(lena)).orElseThrow();

        boards.put(
                Board.ALL_TIME,
                List.of(new Standing(now.member(), now.place() + (1L << 36) - 1)),
                List.of());

        assertThat(rankedPoints(lena)).isEqualTo(2);
    }

    @Test
    void memberWhoIsLeftInRedisIsNotShownAndRemoved() {
        var lena = campus.learner();
        var ghost = UUID.randomUUID();
        boards.put(Board.ALL_TIME, List.of(new Standing(ghost, Long.MIN_VALUE / 4096)), List.of());

        var items = lena.get(ALL_TIME).expect(200).body().at("/items");

        assertThat(items.valueStream().map(it -> it.at("/rank").asInt())).doesNotContain(1);
        await().atMost(PATIENCE)
                .until(() ->
                        boards
                                .page(Board.ALL_TIME, Long.MIN_VALUE, 1)
                                .orElseThrow()
                                .standings()
                                .stream()
                                .noneMatch(it -> it.member().equals(ghost)));
    }

    @Test
    void operatorHasAllBoardsMadeAgain() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http"), "http");
        awaitPoints(lena, 1);
        // Whole by its mark, and wrong: only somebody who doubts it finds out.
        boards.put(Board.ALL_TIME, List.of(), List.of(memberOf(lena)));

        var answer =
                campus.operator().post("/api/v1/operations/leaderboard-rebuilds", "{}").expect(202);

        assertThat(answer.body().at("/boards").valueStream().map(JsonNode::asString))
                .contains("all-time", thisWeek.name());
        awaitPoints(lena, 1);
    }

    @Test
    void deletedAccountLeavesNothingAndItsNameIsFree() {
        var lena = campus.learner();
        var name = unique("Lena");
        lena.joinLeaderboard(name).expect(201);
        complete(lena, campus.publish("http"), "http");
        awaitPoints(lena, 1);
        var member = memberOf(lena);

        campus.deleteAccount(lena);

        assertThat(campus.tracesOf(lena.id())).isEmpty();
        await().atMost(PATIENCE).until(() -> campus.tracesOf(member).isEmpty());
        assertRedisIsRight(Board.ALL_TIME);
        assertThat(redis.keys("*")).noneMatch(key -> key.contains(lena.id().toString()));
        assertThat(lena.joinLeaderboard(name).expect(403).problem()).isEqualTo("account-deleted");
        campus.learner().joinLeaderboard(name).expect(201);
    }

    @Test
    void personalDataHasTheNameAndThePoints() {
        var lena = onTheBoard("Lena");
        complete(lena, campus.publish("http", "sql"), "http");

        var data = lena.get("/api/v1/personal-data/progress-service").expect(200);

        assertThat(data.text("/leaderboard/displayName")).startsWith("Lena");
        assertThat(data.body().at("/leaderboard/points").size()).isOne();
    }

    private Person onTheBoard(String name) {
        var person = campus.learner();
        person.joinLeaderboard(unique(name)).expect(201);
        return person;
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 13);
    }

    private static void complete(Person person, String roadmap, String... topics) {
        var enrollment = person.enroll(roadmap);
        for (var topic : topics) {
            person.move(enrollment, topic, "done");
        }
    }

    private static void awaitPoints(Person person, int points) {
        await().atMost(PATIENCE).until(() -> rankedPoints(person) == points);
    }

    private static int rankedPoints(Person person) {
        return person.get(ALL_TIME + "/me").expect(200).body().at("/points").asInt();
    }

    private int rank(Person person) {
        return person.get(ALL_TIME + "/me").expect(200).body().at("/rank").asInt();
    }

    private UUID memberOf(Person person) {
        return jdbc.sql("select member_id from leaderboard_profile where learner_id = ?")
                .param(person.id())
                .query(UUID.class)
                .single();
    }

    /** All entries of a board, page by page. */
    private static List<JsonNode> entries(Person asker, String path) {
        var all = new ArrayList<JsonNode>();
        var page = asker.get(path).expect(200).body();
        while (true) {
            page.at("/items").valueStream().forEach(all::add);
            if (page.at("/next").isNull()) {
                return all;
            }
            var next = path + (path.contains("?") ? "&" : "?") + "after=";
            page = asker.get(next + page.at("/next").asString()).expect(200).body();
        }
    }

    /** In the end; on the way it may be behind. */
    private void assertRedisIsRight(Board board) {
        await().atMost(PATIENCE)
                .ignoreExceptions() // there may be no board for a moment
                .untilAsserted(() ->
                        assertThat(
                                        boards.page(board, Long.MIN_VALUE, ALL)
                                                .orElseThrow()
                                                .standings())
                                .isEqualTo(standings.behind(board, Long.MIN_VALUE, ALL)));
    }

    private void assertPostgresAgreesWithItself() {
        var differences =
                jdbc.sql(
                                """
                                select member_id, count(*) from scored_topic
                                join leaderboard_profile using (learner_id) group by member_id
                                except
                                select member_id, points from standing where board = 'all-time'
                                """)
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(differences).isEmpty();
    }
}
