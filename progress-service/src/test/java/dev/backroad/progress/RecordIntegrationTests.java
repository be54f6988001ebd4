package dev.backroad.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.Topics;
import dev.backroad.progress.enrollment.TopicsSucceeded;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of what a learner did, over versions of a roadmap, parallel requests and losses. */
@WithPostgres
@WithKafka
@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class RecordIntegrationTests {

    private static final String ROADMAPS = "catalog.roadmaps";
    private static final String TOPICS = "catalog.topics";
    private static final String ACCOUNTS = "identity.accounts";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The neighbours: who owns the topics that we hear, and who hears ours. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Neighbours {

        final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();
        private volatile @Nullable UUID unlucky;

        /** A feature with a defect that one learner meets. */
        @EventListener
        void on(TopicsSucceeded event) {
            if (event.learnerId().equals(unlucky)) {
                throw new IllegalStateException("This one is broken.");
            }
        }

        @Bean
        static NewTopic roadmaps(Topics topics) {
            return topics.named(ROADMAPS);
        }

        @Bean
        static NewTopic topicsOfTheCatalog(Topics topics) {
            return topics.named(TOPICS);
        }

        @Bean
        static NewTopic accounts(Topics topics) {
            return topics.named(ACCOUNTS);
        }

        @KafkaListener(topics = "progress.enrollments", groupId = "neighbour")
        void on(ConsumerRecord<String, byte[]> message) {
            heard.add(message);
        }
    }

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired Neighbours neighbours;
    @Autowired JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private final UUID lena = UUID.randomUUID();
    private final UUID roadmapId = UUID.randomUUID();
    private final String roadmap = "r" + roadmapId;
    private final Map<String, UUID> topicIds = new LinkedHashMap<>();
    private long sequence;
    private RestTestClient api = RestTestClient.bindToServer().build();

    @BeforeEach
    void signIn() {
        api = signedIn(lena);
    }

    @Test
    void learnerSeesWhatANewVersionChangesAndMovesUpWhenTheyLike() {
        publish(1, "http", "tls", "sql", "git");
        var path = enroll();
        move(path, "http", "done");
        move(path, "tls", "skipped");
        move(path, "sql", "in-progress");
        retire("http", "web");
        retire("tls", "web");
        retire("git", "git-basics", "git-advanced");
        publish(2, "web", "git-basics", "git-advanced", "dns");

        var changes = get(path + "/changes");

        assertThat(changes.at("/version").asInt()).isEqualTo(1);
        assertThat(changes.at("/newestVersion").asInt()).isEqualTo(2);
        var offer = changes.at("/items/0");
        assertThat(offer.at("/total").asInt()).isEqualTo(4);
        assertThat(offer.at("/done").asInt()).isEqualTo(1);
        assertThat(offer.at("/changes").valueStream().map(it -> it.at("/kind").asString()))
                .containsExactly("merged", "split", "split", "added", "removed");
        assertThat(offer.at("/changes/0/to/status").asString()).isEqualTo("done");
        assertThat(get(path).at("/roadmap/version").asInt()).as("nobody is moved").isEqualTo(1);
        var now = json(moveUp(path, 2, etag(path)));
        assertThat(statuses(now, "topics"))
                .containsExactly(
                        Map.entry("web", "done"),
                        Map.entry("git-basics", "not-started"),
                        Map.entry("git-advanced", "not-started"),
                        Map.entry("dns", "not-started"));
        assertThat(statuses(now, "earlier"))
                .containsOnly(
                        Map.entry("http", "done"),
                        Map.entry("tls", "skipped"),
                        Map.entry("sql", "in-progress"));
        assertThat(get(path).at("/topics")).isEqualTo(now.at("/topics"));
        assertThat(statuses(get(path), "earlier"))
                .containsExactlyInAnyOrderElementsOf(statuses(now, "earlier"));
        assertThat(get(path + "/changes").at("/items").isEmpty()).isTrue();
    }

    @Test
    void movingUpIsForWhoHasSeenTheStateAndTheVersion() {
        publish(1, "http", "sql");
        var path = enroll();
        var seen = etag(path);
        publish(2, "http", "sql", "dns");
        move(path, "http", "done");

        problem(put(path + "/version", "{\"version\": 2}", null), 428, "precondition-required");
        problem(put(path + "/version", "{\"version\": 2}", "*"), 428, "precondition-required");
        problem(moveUp(path, 2, seen), 412, "precondition-failed");
        problem(moveUp(path, 3, etag(path)), 422, "version-unknown");
        problem(moveUp(path, 0, etag(path)), 400, "invalid-request");
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        problem(moveUp(path, 1, etag(path)), 422, "version-older");

        var before = get(path);
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        assertThat(get(path)).as("once more is nothing more").isEqualTo(before);
        assertThat(before.at("/done").asInt()).isEqualTo(1);
    }

    @Test
    void retiredTopicOfOnesVersionCanBeCompleted() {
        publish(1, "http", "sql");
        var path = enroll();
        retire("http");
        publish(2, "sql");

        move(path, "http", "done");
        move(path, "sql", "done");

        assertThat(get(path).at("/percent").asInt()).isEqualTo(100);
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        var again = put(path + "/topics/http", "{\"status\": \"skipped\"}", null);
        problem(again, 404, "topic-not-in-roadmap");
        assertThat(statuses(get(path), "earlier")).containsExactly(Map.entry("http", "done"));
    }

    @Test
    void whatWentIntoATopicCountsAlsoWhenItIsHeardAfterTheStep() {
        publish(1, "http", "tls", "sql");
        var path = enroll();
        move(path, "http", "done");
        move(path, "tls", "skipped");
        publish(2, "web", "sql");
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        move(path, "sql", "in-progress");
        assertThat(get(path).at("/done").asInt()).isZero();
        var seen = etag(path);

        retire("http", "web");
        retire("tls", "web");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(statuses(get(path), "topics"))
                                .containsExactly(
                                        Map.entry("web", "done"), Map.entry("sql", "in-progress")));
        assertThat(kinds(get(path + "/history")))
                .startsWith("topics-inherited")
                .contains("topic-started", "moved-up");
        assertThat(etag(path)).as("another state").isNotEqualTo(seen);
        awaitTrue("select not exists (select from late_succession)");
    }

    @Test
    void whoHasSeenAnotherOfferIsNotMovedUp() {
        publish(1, "http", "sql");
        var path = enroll();
        move(path, "http", "done");
        publish(2, "web", "sql");
        var seen = etag(path + "/changes");

        retire("http", "web");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(etag(path + "/changes")).isNotEqualTo(seen));
        moveUp(path, 2, seen).expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        moveUp(path, 2, etag(path + "/changes")).expectStatus().isOk();
    }

    @Test
    void enrolmentThatIsBrokenKeepsNoOtherFromWhatIsTheirs() {
        publish(1, "http", "sql");
        var broken = enroll();
        move(broken, "http", "done");
        api = signedIn(UUID.randomUUID());
        var whole = enroll();
        move(whole, "http", "done");
        publish(2, "web", "sql");
        moveUp(whole, 2, etag(whole)).expectStatus().isOk();
        var other = api;
        api = signedIn(lena);
        moveUp(broken, 2, etag(broken)).expectStatus().isOk();
        neighbours.unlucky = lena;

        retire("http", "web");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        other.get()
                                .uri(whole)
                                .exchange()
                                .expectBody()
                                .jsonPath("$.done")
                                .isEqualTo(1));
        awaitTrue("select not exists (select from late_succession)");
        assertThat(get(broken).at("/done").asInt()).isZero();
    }

    @Test
    void reviewsFollowWhatTopicsBecome() {
        publish(1, "http", "tls", "git", "sql");
        var path = enroll();
        for (var topic : List.of("http", "tls", "git", "sql")) {
            move(path, topic, "done");
        }
        retire("http", "web");
        retire("tls", "web");
        retire("git", "git-basics", "git-advanced");
        publish(2, "web", "git-basics", "git-advanced", "sql");

        moveUp(path, 2, etag(path)).expectStatus().isOk();

        assertThat(asked()).containsExactlyInAnyOrder("web", "git-basics", "git-advanced", "sql");
    }

    @Test
    void reviewsFollowAlsoWhenItIsHeardAfterTheStep() {
        publish(1, "http", "tls", "sql");
        var path = enroll();
        move(path, "http", "done");
        publish(2, "web", "tls", "sql");
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        assertThat(asked()).containsExactly("http");

        retire("http", "web");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).containsExactly("web"));
    }

    @Test
    void reviewOfATopicThatIsBegunAgainByWhatItTookInWaitsUntilItIsDone() {
        publish(1, "http", "tls");
        var path = enroll();
        move(path, "http", "done");
        retire("http", "tls");
        publish(2, "tls");

        moveUp(path, 2, etag(path)).expectStatus().isOk();

        assertThat(statuses(get(path), "topics")).containsExactly(Map.entry("tls", "in-progress"));
        assertThat(asked()).isEmpty();
        move(path, "tls", "done");
        assertThat(asked()).containsExactly("tls");
    }

    @Test
    void topicThatAnotherRoadmapStillHasIsAskedOn() {
        publish(UUID.randomUUID(), "other-" + roadmap, 1, "http");
        publish(1, "http", "sql");
        enroll("other-" + roadmap);
        var path = enroll();
        move(path, "http", "done");
        retire("http", "web");
        publish(2, "web", "sql");

        moveUp(path, 2, etag(path)).expectStatus().isOk();

        assertThat(asked()).containsExactlyInAnyOrder("http", "web");
    }

    /** What the learner will be asked within the year. */
    private List<String> asked() {
        return get("/api/v1/reviews?due=" + LocalDate.now(ZoneOffset.UTC).plusYears(1))
                .at("/items")
                .valueStream()
                .map(it -> it.at("/topic/slug").asString())
                .toList();
    }

    @Test
    void copyOfTheCatalogIsRebuiltFromZeroWhileLearnersGoOn() {
        publish(1, "http", "tls");
        var path = enroll();
        move(path, "http", "done");
        retire("http", "web");
        retire("tls", "web");
        publish(2, "web", "sql");
        var offered = get(path + "/changes").at("/items/0/version");

        jdbc.sql(
                        """
                        truncate roadmap, roadmap_topic, retired_roadmap, topic, topic_prerequisite, topic_successor
                        """)
                .update();

        move(path, "tls", "done");
        assertThat(get(path).at("/newestVersion").asInt()).isEqualTo(1);
        // What a replay tells: each topic as it is, then the newest version of each roadmap.
        tellTopic("web");
        tellTopic("sql");
        retire("tls", "web");
        retire("http", "web");
        publish(2, "web", "sql");
        assertThat(get(path + "/changes").at("/items/0/version")).isEqualTo(offered);
        var now = json(moveUp(path, 2, etag(path)));
        assertThat(statuses(now, "topics"))
                .containsExactly(Map.entry("web", "done"), Map.entry("sql", "not-started"));
    }

    @Test
    void fiftyCompletionsAtOnceAreOneEffectOneEntryAndOneEvent() {
        publish(1, "http", "sql");
        var path = enroll();
        var done = "{\"status\": \"done\"}";

        var answers = atOnce(50, () -> json(put(path + "/topics/http", done, null)));
        move(path, "sql", "in-progress");

        assertThat(Set.copyOf(answers)).as("the same answer for all").hasSize(1);
        assertThat(get(path).at("/done").asInt()).isEqualTo(1);
        assertThat(kinds(get(path + "/history")))
                .containsExactly("topic-started", "topic-completed", "enrolled");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(typesHeard(path))
                                .containsExactly(
                                        "learner-enrolled.v1",
                                        "topic-completed.v1",
                                        "topic-started.v1"));
    }

    @Test
    void fiftyMovesFromOneStateAreOneMove() {
        publish(1, "http", "sql");
        var path = enroll();
        var seen = etag(path);
        var done = "{\"status\": \"done\"}";

        var statuses = atOnce(50, () -> status(put(path + "/topics/http", done, seen)));

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void severalTopicsAreMovedTogetherOrNotAtAll() {
        publish(1, "http", "sql", "git");
        var path = enroll();
        var body =
                """
                {"items": [{"slug": "git", "status": "done"}, {"slug": "http", "status": "in-progress"},
                           {"slug": "%s", "status": "skipped"}]}
                """;
        var before = get(path);

        var all = path + "/topics";
        problem(put(all, body.formatted("sql"), null), 428, "precondition-required");
        problem(put(all, body.formatted("sql"), "\"0-0\""), 412, "precondition-failed");
        problem(put(all, body.formatted("css"), etag(path)), 422, "moves-impossible")
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[2].slug");
        problem(put(all, body.formatted("git"), etag(path)), 422, "moves-impossible")
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[2].slug");
        assertThat(get(path)).isEqualTo(before);

        var moved = json(put(all, body.formatted("sql"), etag(path)));

        assertThat(statuses(moved, "topics"))
                .containsExactly(
                        Map.entry("http", "in-progress"),
                        Map.entry("sql", "skipped"),
                        Map.entry("git", "done"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(typesHeard(path))
                                .containsExactly(
                                        "learner-enrolled.v1",
                                        "topic-completed.v1",
                                        "topic-started.v1"));
    }

    @Test
    void startedAndReopenedTopicsAreTold() {
        publish(1, "http", "sql");
        var path = enroll();

        move(path, "http", "in-progress");
        move(path, "http", "done");
        move(path, "http", "in-progress");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(typesHeard(path))
                                .containsExactly(
                                        "learner-enrolled.v1",
                                        "topic-started.v1",
                                        "topic-completed.v1",
                                        "topic-reopened.v1"));
        var bodies = heard(path).stream().map(it -> new String(it.value(), UTF_8)).toList();
        Contract.of("dev.backroad.progress.topic-started.v1").assertKeptBy(bodies.get(1));
        Contract.of("dev.backroad.progress.topic-reopened.v1").assertKeptBy(bodies.get(3));
    }

    @Test
    void historyIsReadPageByPageNewestFirst() {
        publish(1, "http", "sql", "git");
        var path = enroll();
        move(path, "http", "done");
        move(path, "http", "done");
        move(path, "sql", "skipped");
        move(path, "http", "not-started");
        publish(2, "http");
        moveUp(path, 2, etag(path)).expectStatus().isOk();

        var all = get(path + "/history");
        var pages = new ArrayList<JsonNode>();
        var next = path + "/history?limit=2";
        while (next != null) {
            var page = api.get().uri(next).exchange().returnResult(String.class);
            json.readTree(page.getResponseBody()).at("/items").forEach(pages::add);
            var link = page.getResponseHeaders().getFirst("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(kinds(all))
                .containsExactly(
                        "moved-up", "topic-reset", "topic-skipped", "topic-completed", "enrolled");
        assertThat(all.at("/items/3/topic/slug").asString()).isEqualTo("http");
        assertThat(all.at("/items/0/topic").isNull()).isTrue();
        assertThat(all.at("/items/0/version").asInt()).isEqualTo(2);
        assertThat(all.at("/next").isNull()).isTrue();
        assertThat(pages).containsExactlyElementsOf(all.at("/items").valueStream().toList());
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=101, limit", "limit=x, limit"})
    void wrongPageOfAHistoryIsExplained(String query, String field) {
        publish(1, "http");
        var history = enroll() + "/history?" + query;

        problem(api.get().uri(history).exchange(), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void placeInAHistoryIsGoodForThatHistoryOnly() {
        publish(1, "http");
        publish(UUID.randomUUID(), "other-" + roadmap, 1, "http");
        var path = enroll();
        move(path, "http", "done");
        var other = enroll("other-" + roadmap) + "/history?after=";
        var next = get(path + "/history?limit=1").at("/next").asString();

        assertThat(next).as("says nothing to clients").doesNotMatch("\\d*");
        problem(api.get().uri(other + next).exchange(), 400, "bad-cursor");
        problem(api.get().uri(path + "/history?after=3").exchange(), 400, "bad-cursor");
        problem(api.get().uri(path + "/history?after=").exchange(), 400, "bad-cursor");
    }

    @Test
    void noteIsWrittenByWhoHasReadIt() {
        publish(1, "http", "sql");
        var note = enroll() + "/topics/http/note";
        problem(api.get().uri(note).exchange(), 404, "note-not-found");
        problem(put(note, "{\"text\": \"a\"}", null), 428, "precondition-required");
        problem(put(note, "{\"text\": \"a\"}", "\"x\""), 412, "precondition-failed");

        begin(note, "# Mine\n\n<b>&amp;").expectStatus().isCreated();

        problem(begin(note, "b"), 412, "precondition-failed");
        assertThat(get(note).at("/text").asString()).isEqualTo("# Mine\n\n<b>&amp;");
        var first = etag(note);
        put(note, "{\"text\": \"second\"}", first).expectStatus().isOk();
        problem(put(note, "{\"text\": \"third\"}", first), 412, "precondition-failed");
        problem(delete(note, first), 412, "precondition-failed");
        problem(delete(note, null), 428, "precondition-required");
        delete(note, etag(note)).expectStatus().isNoContent();
        problem(api.get().uri(note).exchange(), 404, "note-not-found");
    }

    @Test
    void oneOfTwentyFirstNotesIsKept() {
        publish(1, "http");
        var note = enroll() + "/topics/http/note";

        var statuses = atOnce(20, () -> status(begin(note, "mine")));

        assertThat(statuses).containsOnly(201, 412).containsOnlyOnce(201);
    }

    @Test
    void noteAboutATopicThatLeftTheRoadmapCanBeRead() {
        publish(1, "http", "sql");
        var path = enroll();
        begin(path + "/topics/http/note", "kept").expectStatus().isCreated();
        publish(2, "sql");
        moveUp(path, 2, etag(path)).expectStatus().isOk();

        assertThat(get(path + "/topics/http/note").at("/text").asString()).isEqualTo("kept");
    }

    @Test
    void tooLongANoteIsRefusedAndALongOneIsNot() {
        publish(1, "http");
        var note = enroll() + "/topics/http/note";

        problem(begin(note, "x".repeat(20_001)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("text");
        begin(note, "x".repeat(20_000)).expectStatus().isCreated();
    }

    @Test
    void checksAreWrittenAsAWholeByWhoHasReadThem() {
        publish(1, "http");
        var checks = enroll() + "/topics/http/checks";
        var body = "{\"items\": [{\"text\": \"read RFC 9110\", \"done\": false}]}";
        assertThat(get(checks).at("/items").isEmpty()).isTrue();
        var empty = etag(checks);

        problem(put(checks, body, null), 428, "precondition-required");
        put(checks, body, empty).expectStatus().isOk();
        problem(put(checks, body, empty), 412, "precondition-failed");

        assertThat(get(checks)).isEqualTo(json.readTree(body));
        var many = Collections.nCopies(51, "{\"text\": \"a\", \"done\": true}");
        problem(put(checks, "{\"items\": " + many + "}", etag(checks)), 400, "invalid-request");
        var tooLong = body.replace("RFC", "RFC ".repeat(60));
        problem(put(checks, tooLong, etag(checks)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[0].text");
        put(checks, "{\"items\": []}", etag(checks)).expectStatus().isOk();
        assertThat(get(checks).at("/items").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /changes | {}",
                "GET | /history | {}",
                "GET | /topics/http/note | {}",
                "GET | /topics/http/checks | {}",
                "DELETE | /topics/http/note | {}",
                "PUT | /version | {\"version\": 1}",
                "PUT | /topics | {\"items\": [{\"slug\": \"http\", \"status\": \"done\"}]}",
                "PUT | /topics/http/note | {\"text\": \"a\"}",
                "PUT | /topics/http/checks | {\"items\": []}"
            })
    void foreignRecordIsNotFound(String method, String path, String body) {
        publish(1, "http");
        var enrollment = enroll();
        var seen = etag(enrollment);
        var mallory = signedIn(UUID.randomUUID());

        var answer =
                mallory.method(HttpMethod.valueOf(method))
                        .uri(enrollment + path)
                        .header("If-Match", seen)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange();

        problem(answer, 404, "enrollment-not-found");
    }

    @Test
    void nothingOfALearnerIsLeftWhenTheyGo() {
        publish(1, "http", "sql");
        var path = enroll();
        var id = path.substring(path.lastIndexOf('/') + 1);
        move(path, "http", "done");
        begin(path + "/topics/http/note", "mine").expectStatus().isCreated();
        var checks = "{\"items\": [{\"text\": \"mine\", \"done\": true}]}";
        put(path + "/topics/http/checks", checks, "\"none\"").expectStatus().isOk();
        var data = get("/api/v1/personal-data/progress-service");
        assertThat(data.at("/notes/texts/0/text").asString()).isEqualTo("mine");
        assertThat(data.at("/notes/checks/0/items/0/text").asString()).isEqualTo("mine");
        assertThat(data.at("/history/0/entries").size()).isEqualTo(2);
        assertThat(tablesWith(id)).contains("topic_note", "topic_checklist", "topic_progress");

        leave(lena);

        await().atMost(PATIENCE)
                .untilAsserted(() -> api.get().uri(path).exchange().expectStatus().isNotFound());
        // The outbox is a queue: what it has sent goes with its day.
        assertThat(tablesWith(id)).containsOnly("outbox");
        assertThat(tablesWith(lena.toString()))
                .as("a bare id, so that nothing begins anew, and what messaging remembers")
                .isSubsetOf("erased_subject", "outbox", "inbox_position");
    }

    @Test
    void fileIsTheSameAfterItWasTakenInElsewhere() {
        var mallory = signedIn(UUID.randomUUID());
        var file = lenasFile();

        var first = bring(mallory, file);

        assertThat(json.readTree(first.returnResult(String.class).getResponseBody()))
                .isEqualTo(json.readTree(file));
        bring(mallory, file).expectStatus().isOk();
        bring(api, file).expectStatus().isOk();
        api = mallory;
        assertThat(get(FILE)).isEqualTo(json.readTree(file));
        var path = "/api/v1/enrollments/" + get("/api/v1/enrollments").at("/items/0/id").asString();
        assertThat(statuses(get(path), "earlier")).containsExactly(Map.entry("http", "done"));
        assertThat(get(path + "/topics/http/note").at("/text").asString()).isEqualTo("kept");
        assertThat(kinds(get(path + "/history"))).containsExactly("enrolled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backroad-progress-1 | backroad-progress-9 | 400 | format",
                "\"done\" | \"finished\" | 400 | enrollments[0].enrollment.topics[1].status",
                "\"version\":2 | \"version\":7 | 422 | enrollments[0].enrollment.version",
                "TOPIC_http | 01936a70-8c01-7d10-8d11-5b2a9c3e4f02 | 422 |"
                        + " enrollments[0].enrollment.topics[1].topicId",
                "TOPIC_http | TOPIC_sql | 422 | enrollments[0].enrollment.topics[1].topicId",
                "\"kept\" | \"\" | 400 | enrollments[0].notes[0].text",
                "\"notes\":[ | \"notes\":[null, | 400 | enrollments[0].notes[0]"
            })
    void wrongFileChangesNothing(String part, String wrong, int status, String field) {
        var mallory = signedIn(UUID.randomUUID());
        var file = lenasFile().replace(named(part), named(wrong));

        var answer = bring(mallory, file);

        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        api = mallory;
        assertThat(get("/api/v1/enrollments").at("/items").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "enrolledAt, -0044-03-15T12:00:00Z, enrollments[0].enrollment.enrolledAt",
        "enrolledAt, 2019-12-31T23:59:59Z, enrollments[0].enrollment.enrolledAt",
        "enrolledAt, +99999-01-01T00:00:00Z, enrollments[0].enrollment.enrolledAt",
        "changedAt, -0044-03-15T12:00:00Z, enrollments[0].enrollment.topics[0].changedAt",
        "changedAt, -999999999-01-01T00:00:00Z, enrollments[0].enrollment.topics[0].changedAt",
        "changedAt, +1000000000-12-31T23:59:59Z, enrollments[0].enrollment.topics[0].changedAt"
    })
    void momentThatNobodyLivedInChangesNothing(String name, String moment, String field) {
        var mallory = signedIn(UUID.randomUUID());
        var file = lenasFile();

        var answer = bring(mallory, withMoment(file, name, moment));

        problem(answer, 400, "invalid-request").jsonPath("$.errors[0].field").isEqualTo(field);
        problem(bring(mallory, withMomentOfNotes(file, moment)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("enrollments[0].notes[0].changedAt");
        api = mallory;
        assertThat(get("/api/v1/enrollments").at("/items").isEmpty()).isTrue();
    }

    private static String withMoment(String text, String name, String moment) {
        return text.replaceFirst(
                "\"%s\":\"[^\"]+\"".formatted(name), "\"%s\":\"%s\"".formatted(name, moment));
    }

    private static String withMomentOfNotes(String file, String moment) {
        var notes = file.indexOf("\"notes\"");
        return file.substring(0, notes) + withMoment(file.substring(notes), "changedAt", moment);
    }

    @Test
    void otherProgressInARoadmapIsNotOverwritten() {
        var file = lenasFile();
        api = signedIn(UUID.randomUUID());
        var path = enroll();
        var before = get(path);

        problem(bring(api, file), 409, "enrolled-already");

        assertThat(get(path)).isEqualTo(before);
    }

    @Test
    void filesThatNameTheSameFromBothEndsAreTakenInAtOnce() {
        var roadmaps =
                IntStream.range(0, 12).mapToObj(i -> "r" + i + "-" + roadmap).sorted().toList();
        roadmaps.forEach(each -> publish(UUID.randomUUID(), each, 1, "http", "sql"));
        var learners = Stream.generate(() -> signedIn(UUID.randomUUID())).limit(3).toList();
        var files = List.of(fileOf(roadmaps), fileOf(roadmaps.reversed()));
        var turn = new AtomicInteger();

        var statuses =
                atOnce(
                        6,
                        () -> {
                            // Each learner brings one from each end.
                            int i = turn.getAndIncrement();
                            return status(bring(learners.get(i / 2), files.get(i % 2)));
                        });

        assertThat(statuses).containsOnly(200);
        api = learners.getFirst();
        assertThat(get("/api/v1/enrollments").at("/items").size()).isEqualTo(12);
    }

    private String fileOf(List<String> roadmaps) {
        var file = json.createObjectNode().put("format", "backroad-progress-1");
        roadmaps.forEach(each -> {
            var part = file.withArray("enrollments").addObject();
            part.putObject("enrollment")
                    .put("roadmap", each)
                    .put("version", 1)
                    .put("enrolledAt", "2026-11-20T09:00:00Z")
                    .putArray("topics");
            part.putArray("notes");
            part.putArray("checks");
        });
        return file.toString();
    }

    @Test
    void hugeFileIsRefused() {
        var huge = "{\"format\": \"" + "x".repeat(6 * 1024 * 1024) + "\", \"enrollments\": []}";

        problem(bring(api, huge), 413, "content-too-large");
    }

    private static final String FILE = "/api/v1/progress-file";

    /** With an earlier topic, its note, and checks. */
    private String lenasFile() {
        publish(1, "http", "sql", "git");
        var path = enroll();
        move(path, "http", "done");
        move(path, "sql", "in-progress");
        begin(path + "/topics/http/note", "kept").expectStatus().isCreated();
        var checks = "{\"items\": [{\"text\": \"joins\", \"done\": true}]}";
        put(path + "/topics/sql/checks", checks, "\"none\"").expectStatus().isOk();
        publish(2, "sql", "git");
        moveUp(path, 2, etag(path)).expectStatus().isOk();
        return String.valueOf(
                api.get().uri(FILE).exchange().returnResult(String.class).getResponseBody());
    }

    /** Puts the ids of topics where their names are. */
    private String named(String text) {
        return topicIds.entrySet().stream()
                .reduce(
                        text,
                        (left, topic) ->
                                left.replace(
                                        "TOPIC_" + topic.getKey(), topic.getValue().toString()),
                        (left, right) -> left);
    }

    private static ResponseSpec bring(RestTestClient learner, String file) {
        return learner.put()
                .uri(FILE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(file)
                .exchange();
    }

    /** Every table whose rows have the text in them. */
    private List<String> tablesWith(String text) {
        var tables =
                jdbc.sql(
                                """
                                select table_name from information_schema.tables
                                where table_schema = 'public' and table_type = 'BASE TABLE'
                                """)
                        .query(String.class)
                        .list();
        return tables.stream().filter(table -> has(table, text)).toList();
    }

    private boolean has(String table, String text) {
        return jdbc.sql("select exists (select from %s t where t::text like ?)".formatted(table))
                .param("%" + text + "%")
                .query(Boolean.class)
                .single();
    }

    private void leave(UUID account) {
        var type = "dev.backroad.identity.account-deleted.v1";
        var body = "{\"accountId\": \"" + account + "\"}";
        kafka.send(WireEvent.sent(ACCOUNTS, type, UUID.randomUUID(), account, 2, body)).join();
    }

    private RestTestClient signedIn(UUID account) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader(
                        "Authorization",
                        "Bearer "
                                + tokens.token(
                                        account, "progress:read progress:write account:read"))
                .build();
    }

    /** Returns the path of the enrolment. */
    private String enroll() {
        return enroll(roadmap);
    }

    private String enroll(String roadmap) {
        var answer =
                api.post()
                        .uri("/api/v1/enrollments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"roadmap\": \"" + roadmap + "\"}")
                        .exchange();
        return "/api/v1/enrollments/" + json(answer).at("/id").asString();
    }

    private void move(String enrollment, String topic, String status) {
        var body = "{\"status\": \"" + status + "\"}";
        put(enrollment + "/topics/" + topic, body, null).expectStatus().isOk();
    }

    private ResponseSpec moveUp(String enrollment, int version, String seen) {
        return put(enrollment + "/version", "{\"version\": " + version + "}", seen);
    }

    private ResponseSpec put(String path, String body, @Nullable String ifMatch) {
        var request = api.put().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).exchange();
    }

    private ResponseSpec begin(String note, String text) {
        return api.put()
                .uri(note)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-None-Match", "*")
                .body(json.createObjectNode().put("text", text).toString())
                .exchange();
    }

    private ResponseSpec delete(String path, @Nullable String ifMatch) {
        var request = api.delete().uri(path);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.exchange();
    }

    private String etag(String path) {
        var answer = api.get().uri(path).exchange().expectStatus().isOk();
        return String.valueOf(answer.returnResult(String.class).getResponseHeaders().getETag());
    }

    private JsonNode get(String path) {
        return json(api.get().uri(path).exchange());
    }

    private JsonNode json(ResponseSpec answer) {
        var result = answer.expectStatus().is2xxSuccessful().returnResult(String.class);
        return json.readTree(result.getResponseBody());
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status, String slug) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/" + slug);
    }

    private static List<Map.Entry<String, String>> statuses(JsonNode enrollment, String which) {
        return enrollment
                .path(which)
                .valueStream()
                .map(it -> Map.entry(it.at("/slug").asString(), it.at("/status").asString()))
                .toList();
    }

    private static List<String> kinds(JsonNode history) {
        return history.at("/items").valueStream().map(it -> it.at("/kind").asString()).toList();
    }

    /** Publishes a version and waits until we have heard of it. */
    private void publish(int version, String... slugs) {
        publish(roadmapId, roadmap, version, slugs);
    }

    private void publish(UUID roadmapId, String roadmap, int version, String... slugs) {
        var topics = json.createArrayNode();
        for (var slug : slugs) {
            topics.addObject()
                    .put("topicId", topicId(slug).toString())
                    .put("slug", slug)
                    .put("title", "The " + slug);
        }
        var body =
                json.createObjectNode()
                        .put("roadmapId", roadmapId.toString())
                        .put("slug", roadmap)
                        .put("title", "Backend")
                        .put("version", version)
                        .set("topics", topics)
                        .toString();
        tell(ROADMAPS, "roadmap-published", roadmapId, body);
        awaitTrue(
                "select exists (select from roadmap where roadmap_id = ? and version = ?)",
                roadmapId,
                version);
    }

    private UUID topicId(String slug) {
        return topicIds.computeIfAbsent(slug, _ -> UUID.randomUUID());
    }

    /** Retires a topic and waits until we have heard of it. */
    private void retire(String slug, String... into) {
        var successors = json.createArrayNode();
        for (var each : into) {
            successors.addObject().put("topicId", topicId(each).toString()).put("slug", each);
        }
        tellTopic(
                "topic-retired",
                slug,
                json.createObjectNode()
                        .put("topicId", topicId(slug).toString())
                        .put("slug", slug)
                        .put("title", "The " + slug)
                        .put("revision", 1)
                        .set("into", successors)
                        .toString());
    }

    private void tellTopic(String slug) {
        tellTopic(
                "topic-revised",
                slug,
                """
                {"topicId": "%s", "slug": "%s", "title": "%s", "level": "beginner", "track": "spine",
                 "estimateMinutes": 60, "revision": 1, "prerequisites": []}
                """
                        .formatted(topicId(slug), slug, slug));
    }

    private void tellTopic(String type, String slug, String body) {
        tell(TOPICS, type, topicId(slug), body);
        awaitTrue(
                "select exists (select from topic where topic_id = ? and sequence = ?)",
                topicId(slug),
                sequence);
    }

    private void awaitTrue(String question, Object... parameters) {
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql(question).params(parameters).query(Boolean.class).single());
    }

    private void tell(String topic, String type, UUID subject, String body) {
        kafka.send(
                        WireEvent.sent(
                                topic,
                                "dev.backroad.catalog." + type + ".v1",
                                UUID.randomUUID(),
                                subject,
                                ++sequence,
                                body))
                .join();
    }

    private List<ConsumerRecord<String, byte[]>> heard(String enrollment) {
        return neighbours.heard.stream()
                .filter(message -> enrollment.endsWith(message.key()))
                .toList();
    }

    private List<String> typesHeard(String enrollment) {
        return heard(enrollment).stream()
                .map(it -> new String(it.headers().lastHeader("ce_type").value(), UTF_8))
                .map(type -> type.replace("dev.backroad.progress.", ""))
                .toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, times).mapToObj(_ -> threads.submit(task)).toList();
            return running.stream()
                    .map(each -> {
                        try {
                            return each.get();
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .toList();
        }
    }
}
