package dev.backroad.catalog;

import static dev.backroad.catalog.EditorClient.topic;
import static dev.backroad.catalog.EditorClient.topicWithText;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.EditorClient.Answer;
import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.testsupport.TokenIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CatalogIntegrationTest
class EditingTopicsIntegrationTests {

    private static final String TOPICS = "/api/v1/topics";
    private static final String EDITING = "/api/v1/editing/topics";

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired TokenIssuer tokens;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource store;
    @Autowired OneWriter writer;
    @Autowired TransactionTemplate transaction;

    private final UUID account = UUID.randomUUID();
    private EditorClient editor = new EditorClient(0, "");
    private EditorClient reader = new EditorClient(0, "");

    @BeforeEach
    void nothingIsThere() {
        published.none();
        editor = new EditorClient(port, tokens.token(account, "catalog:write"));
        reader = new EditorClient(port, "");
    }

    @Test
    void draftIsForEditorsOnly() {
        var draft = editor.post(TOPICS, topic("http"));

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.header("Location")).isEqualTo(EDITING + "/http");
        assertThat(reader.get(TOPICS + "/http").status()).isEqualTo(404);
        var seen = editor.get(EDITING + "/http");
        assertThat(seen.json()).isEqualTo(draft.json());
        assertThat(seen.tag()).isEqualTo(draft.tag()).matches("\"[0-9a-f]{8}-\\d+\"");
        assertThat(seen.header("Cache-Control")).contains("private", "no-cache");
        assertThat(news("http")).isEmpty();
    }

    @Test
    void publishedTopicIsForEverybodyAndNews() {
        editor.published("dns");
        var draft = editor.post(TOPICS, topic("http", "dns"));

        var answer = editor.post(TOPICS + "/http/publication", draft.tag(), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("published");
        await().untilAsserted(() -> {
            assertThat(reader.get(TOPICS + "/http").status()).isEqualTo(200);
            assertThat(
                            reader.get(TOPICS + "/dns")
                                    .json()
                                    .path("leadsTo")
                                    .findValuesAsString("slug"))
                    .containsExactly("http");
        });
        assertThat(news("http")).containsExactly("topic-published.v1");
    }

    @Test
    void changeIsSeenByEverybodyAndNews() {
        var tag = editor.published("http");

        var changed = editor.put(TOPICS + "/http", tag, topicWithText("http", "Better."));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.tag()).isNotEqualTo(tag);
        await().untilAsserted(() ->
                assertThat(reader.get(TOPICS + "/http").json().path("text").asString())
                        .isEqualTo("Better."));
        assertThat(news("http")).containsExactly("topic-published.v1", "topic-revised.v1");
    }

    @Test
    void whoMayWaitHoweverLongOutlivesTheLongestStatement() throws Exception {
        var holds = new CountDownLatch(1);
        var ends = new CountDownLatch(1);
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    instances.submit(() ->
                            transaction.execute(_ -> {
                                writer.awaitTurn();
                                holds.countDown();
                                return awaited(ends);
                            }));
            holds.await();

            var second =
                    instances.submit(() ->
                            transaction.execute(_ -> {
                                jdbc.sql("set local statement_timeout = '200ms'").update();
                                writer.awaitTurnHoweverLong();
                                return true;
                            }));

            try {
                await().pollDelay(Duration.ofMillis(600)).until(() -> !second.isDone());
            } finally {
                ends.countDown();
            }
            assertThat(first).succeedsWithin(Duration.ofSeconds(20));
            assertThat(second).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        var tag = editor.published("http");

        var changed = editor.put(TOPICS + "/http", tag, topic("http"));

        assertThat(changed.tag()).isEqualTo(tag);
        assertThat(news("http")).containsExactly("topic-published.v1");
    }

    @Test
    void keepsEveryStateWithItsEditor() {
        var tag = editor.published("http");
        editor.put(TOPICS + "/http", tag, topicWithText("http", "Better."));

        var states = editor.get(TOPICS + "/http/revisions").json().path("items");

        assertThat(states.findValuesAsString("savedBy")).containsOnly(account.toString());
        assertThat(states.findValuesAsString("self"))
                .extracting(self -> editor.get(self).json().at("/content/text").asString())
                .containsExactly("Better.", "Text.");
        assertThat(reader.get(TOPICS + "/http/revisions").status()).isEqualTo(401);
        assertThat(reader.get(TOPICS + "/http/revisions/1").status()).isEqualTo(401);
        assertThat(editor.get(TOPICS + "/http/revisions/3").problem())
                .isEqualTo("topic-revision-not-found");
        assertThat(editor.get(TOPICS + "/nothing/revisions/1").problem())
                .isEqualTo("topic-revision-not-found");
    }

    @Test
    void longestListOfStatesIsSmallHoweverLongTheTextsAre() {
        var tag = editor.published("http");
        for (int state = 2; state <= 20; state++) {
            var text = state + "x".repeat(99_000);
            tag = editor.put(TOPICS + "/http", tag, topicWithText("http", text)).tag();
        }

        var states = editor.get(TOPICS + "/http/revisions?limit=100");

        assertThat(states.json().path("items")).hasSize(20);
        assertThat(states.response().body()).hasSizeLessThan(20 * 300);
    }

    @Test
    void oneOfTwoWhoHaveSeenTheSameStateIsTooLate() throws Exception {
        var tag = editor.published("http");
        Callable<Answer> mine =
                () -> editor.put(TOPICS + "/http", tag, topicWithText("http", "Mine."));
        Callable<Answer> yours =
                () -> editor.put(TOPICS + "/http", tag, topicWithText("http", "Yours."));

        var answers = atOnce(mine, yours);

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        assertThat(news("http")).containsExactly("topic-published.v1", "topic-revised.v1");
    }

    @Test
    void twoHalvesOfACircleAreNeverBothAccepted() throws Exception {
        for (int round = 0; round < 10; round++) {
            var a = "a" + round;
            var b = "b" + round;
            var tagOfA = editor.published(a);
            var tagOfB = editor.published(b);

            var answers =
                    atOnce(
                            () -> editor.put(TOPICS + "/" + a, tagOfA, topic(a, b)),
                            () -> editor.put(TOPICS + "/" + b, tagOfB, topic(b, a)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 422)
                    .allSatisfy(answer ->
                            assertThat(answer.problem())
                                    .isEqualTo("prerequisites-in-a-circle prerequisites"));
        }
    }

    @Test
    void circleIsNamed() {
        editor.published("http");
        editor.published("rest", "http");
        editor.published("api", "rest");
        var tag = editor.get(EDITING + "/http").tag();

        var refused = editor.put(TOPICS + "/http", tag, topic("http", "api"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("The prerequisites form a circle: api → rest → http → api.");
        assertThat(editor.get(EDITING + "/http").tag()).isEqualTo(tag);
    }

    @Test
    void topicThatBuildsOnItselfIsRefusedWhereItSaysSo() {
        editor.published("dns");
        var tag = editor.published("http");

        var refused = editor.put(TOPICS + "/http", tag, topic("http", "dns", "http"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("prerequisites-in-a-circle prerequisites[1]");
        assertThat(editor.get(EDITING + "/http").tag()).isEqualTo(tag);
    }

    @Test
    void draftThatMovesDoesNotBuildOnItsFormerSlug() {
        var draft = editor.post(TOPICS, topic("htpt"));

        var refused = editor.put(TOPICS + "/htpt", draft.tag(), topic("http", "htpt"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("prerequisites-in-a-circle prerequisites[0]");
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        var refused = editor.post(TOPICS, "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .contains("slug", "title", "level", "track", "estimateMinutes", "prerequisites")
                .contains("resources", "evidence", "text");
    }

    @Test
    void oneOfTwoWhoTakeTheSameSlugIsTooLate() throws Exception {
        var answers =
                atOnce(
                        () -> editor.post(TOPICS, topic("http")),
                        () -> editor.post(TOPICS, topic("http")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void changeTouchesTheViewsThatShowTheTopicAndNoOthers() {
        editor.published("dns");
        editor.published("http", "dns");
        editor.published("rest", "http");
        editor.published("css");
        var before = versionsOfViews();
        var tag = editor.get(EDITING + "/http").tag();

        editor.put(TOPICS + "/http", tag, topicWithText("http", "Better.", "dns"));

        assertThat(versionsOfViews())
                .hasEntrySatisfying("topic:http", isGreaterThan(before, "topic:http"))
                .hasEntrySatisfying("topic:dns", isGreaterThan(before, "topic:dns"))
                .hasEntrySatisfying("topic:rest", isGreaterThan(before, "topic:rest"))
                .containsEntry("topic:css", before.get("topic:css"));
    }

    @Test
    void changeOfViewsIsCountedAndToldOnce() {
        editor.published("dns");
        var tag = editor.published("http", "dns");
        var before = versionsOfViews();
        var told = toldOfViews();

        editor.put(TOPICS + "/http", tag, topicWithText("http", "Better.", "dns"));

        assertThat(versionsOfViews())
                .containsEntry("topic:http", requireNonNull(before.get("topic:http")) + 1)
                .containsEntry("topic:dns", requireNonNull(before.get("topic:dns")) + 1);
        assertThat(toldOfViews()).isEqualTo(told + 1);
    }

    private int toldOfViews() {
        return jdbc.sql("select count(*) from outbox where topic = 'catalog.views'")
                .query(Integer.class)
                .single();
    }

    private Map<String, Long> versionsOfViews() {
        var versions = new HashMap<String, Long>();
        jdbc.sql("select name, version from view_version")
                .query((row, _) -> versions.put(row.getString("name"), row.getLong("version")))
                .list();
        return versions;
    }

    private static Consumer<Long> isGreaterThan(Map<String, Long> before, String name) {
        return version -> assertThat(version).isGreaterThan(before.getOrDefault(name, 0L));
    }

    @Test
    void samePostTwiceIsOneTopic() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = editor.send("POST", TOPICS, key, topic("http"));
        var again = editor.send("POST", TOPICS, key, topic("http"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.tag()).isEqualTo(first.tag());
    }

    @Test
    void scriptIsTextAndStaysJson() {
        var script = "<script>alert('\"')</script>";
        editor.post(TOPICS, topicWithText("xss", script));

        var seen = editor.get(EDITING + "/xss");

        assertThat(seen.json().at("/content/text").asString()).isEqualTo(script);
        assertThat(seen.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void textMayBeLongButNotLonger() {
        var longest = editor.post(TOPICS, topicWithText("long", "x".repeat(100_000)));
        var longer = editor.post(TOPICS, topicWithText("longer", "x".repeat(100_001)));
        var huge = editor.post(TOPICS, topicWithText("huge", "x".repeat(1_100_000)));

        assertThat(longest.status()).isEqualTo(201);
        assertThat(longer.problem()).isEqualTo("invalid-request text");
        assertThat(huge.status()).isEqualTo(413);
    }

    /** Each of these letters is written out for the search, as five or six others. */
    @Test
    void textOfLettersThatGrowIsPublished() {
        var squares = new Random(7).ints(0x3300, 0x3358);
        var text = new StringBuilder();
        squares.limit(85_000)
                .forEach(square -> text.appendCodePoint(square).append(square % 7 == 0 ? " " : ""));
        var draft = editor.post(TOPICS, EditorClient.topicWithText("squares", text.toString()));

        var published = editor.post(TOPICS + "/squares/publication", draft.tag(), "");

        assertThat(published.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"slug\":\"new\"',            '\"slug\":\"taken\"',         409, topic-slug-taken slug",
        "'\"slug\":\"new\"',            '\"slug\":\"No Slug\"',       400, invalid-request slug",
        "'\"slug\":\"new\",',           '',                           400, invalid-request slug",
        "'\"prerequisites\":[]',        '\"prerequisites\":[\"x\"]',  422,"
                + " prerequisite-unknown prerequisites[0]",
        "'\"prerequisites\":[]',        '\"prerequisites\":[\"\\u0000\"]', 400,"
                + " invalid-request prerequisites[0]",
        "'\"text\":\"Text.\"',          '\"text\":\"\\u0000\"',       400, invalid-request text",
        "'\"text\":\"Text.\"',          '\"text\":\" \"',             400, invalid-request text",
        "'\"text\":\"Text.\"',          '\"text\":\"x\",\"a\":1',     400, invalid-request a",
        "'\"title\":\"About new\"',     '\"title\":\" \"',            400, invalid-request title",
        "'\"title\":\"About new\"',     '\"title\":\"\\u200b\\u3164\"', 400, invalid-request title",
        "'\"title\":\"About new\"',     '\"title\":\"a\\u202eb\"',    400, invalid-request title",
        "'\"resources\":[]', '\"resources\":[{\"kind\":\"book\",\"title\":\"A\","
                + "\"url\":\"https://example.org@evil.test/\",\"language\":\"en\"}]', 400,"
                + " invalid-request resources[0].url",
        "'\"level\":\"beginner\"',      '\"level\":\"guru\"',         400, invalid-request level",
        "'\"estimateMinutes\":30',      '\"estimateMinutes\":0',      400,"
                + " invalid-request estimateMinutes",
        "'\"estimateMinutes\":30',      '\"estimateMinutes\":99999999999', 400,"
                + " invalid-request estimateMinutes",
        "'{\"kind\":\"reading\"}',      '{\"kind\":\"code\"}',        400,"
                + " invalid-request evidence[0].complete",
    })
    void refusesAndNamesTheField(String part, String wrong, int status, String problem) {
        editor.post(TOPICS, topic("taken"));
        assertThat(topic("new")).contains(part);

        var refused = editor.post(TOPICS, topic("new").replace(part, wrong));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(editor.get(EDITING).json().path("items").findValuesAsString("slug"))
                .containsExactly("taken");
    }

    @Test
    void changeHasToNameTheStateThatItStartsFrom() {
        editor.published("http");
        var nothing = editor.send("PUT", TOPICS + "/http", Map.of(), topic("http"));
        var anything = editor.put(TOPICS + "/http", "*", topic("http"));
        var another = editor.put(TOPICS + "/http", "\"99\"", topic("http"));
        var weak = editor.put(TOPICS + "/http", "W/\"0\"", topic("http"));
        var unquoted = editor.put(TOPICS + "/http", "0", topic("http"));

        assertThat(nothing.status()).isEqualTo(428);
        assertThat(nothing.problem()).isEqualTo("precondition-required");
        assertThat(anything.status()).isEqualTo(428);
        assertThat(another.status()).isEqualTo(412);
        assertThat(another.problem()).isEqualTo("precondition-failed");
        assertThat(weak.status()).isEqualTo(412);
        assertThat(weak.json().path("detail").asString()).contains("strong ETag, without W/");
        assertThat(unquoted.status()).isEqualTo(400);
        assertThat(unquoted.problem()).isEqualTo("invalid-request If-Match");
    }

    @Test
    void noAnswerExplainsItselfWithAPattern() {
        var wrong =
                """
                {"slug": "No", "resources": [{"language": "English"}], "evidence":
                [{"kind": "code", "path": "/../x", "symbol": "a b", "request": "READ it"}]}
                """;

        var refused = editor.post(TOPICS, wrong);

        assertThat(refused.json().path("errors").findValuesAsString("reason"))
                .hasSizeGreaterThan(8)
                .noneMatch(reason -> reason.matches(".*[\\\\\\[\\](){}|^$].*"));
    }

    @Test
    void whoWaitsForOthersInVainMaySendTheSameAgain() {
        var tag = editor.published("http");

        var busy =
                requireNonNull(
                        transaction.execute(_ -> {
                            writer.awaitTurn();
                            return editor.put(TOPICS + "/http", tag, better());
                        }));
        var again = editor.put(TOPICS + "/http", tag, better());

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.problem()).isEqualTo("store-busy");
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void whoFindsNoConnectionMaySendTheSameAgain() throws SQLException {
        var tag = editor.published("http");

        var busy = withAllConnectionsInUse(() -> editor.put(TOPICS + "/http", tag, better()));
        var again = editor.put(TOPICS + "/http", tag, better());

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.problem()).isEqualTo("store-busy");
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(again.status()).isEqualTo(200);
    }

    private static String better() {
        return topicWithText("http", "Better.");
    }

    private Answer withAllConnectionsInUse(Supplier<Answer> request) throws SQLException {
        var taken = new ArrayDeque<Connection>();
        try {
            while (true) {
                taken.push(store.getConnection());
            }
        } catch (SQLTransientConnectionException noneIsLeft) {
            return request.get();
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void slugMovesUntilItIsPublished() {
        var draft = editor.post(TOPICS, topic("htpt"));
        var moved = editor.put(TOPICS + "/htpt", draft.tag(), topic("http"));
        var shown = editor.post(TOPICS + "/http/publication", moved.tag(), "");

        var refused = editor.put(TOPICS + "/http", shown.tag(), topic("hypertext"));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("id")).isEqualTo(draft.json().path("id"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("topic-slug-published slug");
    }

    @Test
    void draftGoesWithoutATraceAndAPublishedTopicDoesNot() {
        var draft = editor.post(TOPICS, topic("draft"));
        var shown = editor.published("shown");

        assertThat(editor.delete(TOPICS + "/draft", draft.tag()).status()).isEqualTo(204);
        assertThat(editor.get(EDITING + "/draft").status()).isEqualTo(404);
        assertThat(editor.delete(TOPICS + "/shown", shown).problem())
                .isEqualTo("topic-not-a-draft");
    }

    @Test
    void tagOfADraftThatIsGoneIsNotThatOfItsSuccessor() {
        var gone = editor.post(TOPICS, topic("http"));
        editor.delete(TOPICS + "/http", gone.tag());
        editor.post(TOPICS, topic("http"));

        assertThat(editor.put(TOPICS + "/http", gone.tag(), topic("http")).status()).isEqualTo(412);
    }

    @Test
    void draftThatAnotherBuildsOnStays() {
        var draft = editor.post(TOPICS, topic("dns"));
        editor.post(TOPICS, topic("http", "dns"));

        var refused = editor.delete(TOPICS + "/dns", draft.tag());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("The topic \"dns\" is still used by topic \"http\".");
    }

    @Test
    void draftIsPublishedAfterWhatItBuildsOn() {
        editor.post(TOPICS, topic("dns"));
        var draft = editor.post(TOPICS, topic("http", "dns"));

        var refused = editor.post(TOPICS + "/http/publication", draft.tag(), "");

        assertThat(refused.problem()).isEqualTo("prerequisite-unknown prerequisites[0]");
        assertThat(news("http")).isEmpty();
    }

    @Test
    void retiredTopicLeadsOn() {
        editor.published("soap");
        editor.published("rpc");
        editor.published("rest");

        var answer =
                editor.post(
                        "/api/v1/topic-retirements",
                        "{\"topics\": [\"soap\", \"rpc\"], \"into\": [\"rest\"]}");

        assertThat(answer.status()).isEqualTo(200);
        await().untilAsserted(() -> {
            var soap = reader.get(TOPICS + "/soap").json();
            assertThat(soap.path("retired").asBoolean()).isTrue();
            assertThat(soap.at("/into/0").asString()).isEqualTo("rest");
        });
        assertThat(news("soap")).containsExactly("topic-published.v1", "topic-retired.v1");
        assertThat(news("rpc")).containsExactly("topic-published.v1", "topic-retired.v1");
        var tag = editor.get(EDITING + "/soap").tag();
        assertThat(editor.put(TOPICS + "/soap", tag, topic("soap")).problem())
                .isEqualTo("topic-retired");
    }

    @Test
    void topicThatAnotherBuildsOnIsNotRetiredUnlessBothAre() {
        editor.published("dns");
        editor.published("http", "dns");

        var refused =
                editor.post("/api/v1/topic-retirements", "{\"topics\": [\"dns\"], \"into\": []}");
        var both =
                editor.post(
                        "/api/v1/topic-retirements",
                        "{\"topics\": [\"dns\", \"http\"], \"into\": []}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("topic-in-use");
        assertThat(refused.json().path("detail").asString()).contains("topic \"http\"");
        assertThat(both.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'topics': ['a', 'b'], 'into': ['c', 'd']} | 422 | retirement-impossible into",
                "{'topics': ['a', 'a'], 'into': []}         | 422 | retirement-impossible"
                        + " topics[1]",
                "{'topics': ['a'], 'into': ['a']}           | 422 | retirement-impossible into[0]",
                "{'topics': ['a'], 'into': ['draft']}       | 422 | retirement-impossible into[0]",
                "{'topics': ['x'], 'into': []}              | 422 | retirement-impossible"
                        + " topics[0]",
                "{'topics': [], 'into': []}                 | 400 | invalid-request topics",
                "{'topics': ['a']}                          | 400 | invalid-request into",
            },
            quoteCharacter = '`')
    void refusesARetirementThatMakesNoSense(String body, int status, String problem) {
        List.of("a", "b", "c", "d").forEach(slug -> editor.published(slug));
        editor.post(TOPICS, topic("draft"));

        var refused = editor.post("/api/v1/topic-retirements", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(news("a")).containsExactly("topic-published.v1");
    }

    @Test
    void listsTopicsOfAStateInPages() {
        List.of("a", "b", "c").forEach(slug -> editor.published(slug));
        editor.post(TOPICS, topic("bb"));

        var first = editor.get(EDITING + "?status=published&limit=2");
        var second = editor.get(EDITING + "?status=published&limit=2&after=b");

        assertThat(first.json().path("items").findValuesAsString("slug")).containsExactly("a", "b");
        assertThat(first.json().path("next").asString()).isEqualTo("b");
        assertThat(first.header("Link"))
                .isEqualTo("<" + EDITING + "?status=published&limit=2&after=b>; rel=\"next\"");
        assertThat(second.json().path("items").findValuesAsString("slug")).containsExactly("c");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(editor.get(EDITING + "?status=lost").status()).isEqualTo(400);
        assertThat(editor.get(EDITING + "?after=No!").status()).isEqualTo(400);
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(done -> requireNonNull(done.resultNow()))
                    .toList();
        }
    }

    /** What the world was told about a topic, in order. */
    private List<String> news(String slug) {
        return jdbc
                .sql(
                        """
                        select o.type from outbox o join topic t on t.id::text = o.aggregate_id
                        where t.slug = ? order by o.sequence
                        """)
                .param(slug)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replace("dev.backroad.catalog.", ""))
                .toList();
    }
}
