package dev.backroad.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.Topics;
import dev.backroad.progress.catalog.CatalogCopy;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Roadmaps to learn and people who do, for tests of what they do together. */
@TestConfiguration(proxyBeanMethods = false)
public class Campus {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = new JsonMapper();

    private final Environment environment;
    private final TokenIssuer tokens;
    private final KafkaTemplate<String, byte[]> kafka;
    private final CatalogCopy catalog;
    private final JdbcClient jdbc;
    private final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();

    Campus(
            Environment environment,
            TokenIssuer tokens,
            KafkaTemplate<String, byte[]> kafka,
            CatalogCopy catalog,
            JdbcClient jdbc) {
        this.environment = environment;
        this.tokens = tokens;
        this.kafka = kafka;
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    @Bean
    static NewTopic roadmapsOfTheCatalog(Topics topics) {
        return topics.named("catalog.roadmaps");
    }

    @Bean
    static NewTopic accountsOfIdentity(Topics topics) {
        return topics.named("identity.accounts");
    }

    @KafkaListener(topics = "progress.groups", groupId = "campus-${random.uuid}")
    void on(ConsumerRecord<String, byte[]> message) {
        heard.add(message);
    }

    /** An answer of the service; a body that is not there is an empty object. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        /** The last part of the problem's type. */
        public String problem() {
            return body.path("type").asString("").replaceFirst(".*/problems/", "");
        }

        public Answer expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    /** Somebody who is signed in. */
    public record Person(UUID id, RestTestClient api, String service) {

        public Answer get(String path) {
            return answer(api.get().uri(URI.create(service + path)).exchange());
        }

        public Answer post(String path, String body) {
            return answer(
                    api.post()
                            .uri(path)
                            .header("Content-Type", "application/json")
                            .body(body)
                            .exchange());
        }

        public Answer put(String path, String body) {
            return answer(
                    api.put()
                            .uri(path)
                            .header("Content-Type", "application/json")
                            .body(body)
                            .exchange());
        }

        public Answer delete(String path) {
            return answer(api.delete().uri(path).exchange());
        }

        private static Answer answer(RestTestClient.ResponseSpec response) {
            var result = response.returnResult(String.class);
            var body = result.getResponseBody();
            return new Answer(
                    result.getStatus().value(),
                    body == null || body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body),
                    result.getResponseHeaders());
        }

        /** Enrols, and returns the enrolment's address. */
        public String enroll(String roadmap) {
            var answer = post("/api/v1/enrollments", "{\"roadmap\":\"" + roadmap + "\"}");
            assertThat(answer.status()).isBetween(200, 201);
            return "/api/v1/enrollments/" + answer.text("/id");
        }

        public Answer move(String enrollment, String topic, String status) {
            return put(enrollment + "/topics/" + topic, "{\"status\":\"" + status + "\"}")
                    .expect(200);
        }

        public Answer joinLeaderboard(String name) {
            return put("/api/v1/leaderboard-profile", "{\"displayName\":\"" + name + "\"}");
        }
    }

    public Person learner() {
        return person("progress:read progress:write account:read");
    }

    public Person operator() {
        return person("operations");
    }

    private Person person(String scopes) {
        var account = UUID.randomUUID();
        var service = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var api =
                RestTestClient.bindToServer()
                        .baseUrl(service)
                        .defaultHeader("Authorization", "Bearer " + tokens.token(account, scopes))
                        .build();
        return new Person(account, api, service);
    }

    /** Publishes a roadmap of new topics, and returns its slug when it can be begun. */
    public String publish(String... topics) {
        var ids = new LinkedHashMap<String, UUID>();
        for (var topic : topics) {
            ids.put(topic, UUID.randomUUID());
        }
        return publish(ids);
    }

    /** The same with topics that may be elsewhere, too. */
    public String publish(Map<String, UUID> topics) {
        var id = UUID.randomUUID();
        var slug = "r" + id;
        var list = JSON.createArrayNode();
        topics.forEach((topic, topicId) ->
                list.addObject()
                        .put("topicId", topicId.toString())
                        .put("slug", topic)
                        .put("title", "The " + topic));
        var body =
                JSON.createObjectNode()
                        .put("roadmapId", id.toString())
                        .put("slug", slug)
                        .put("title", "Backend")
                        .put("version", 1)
                        .set("topics", list)
                        .toString();
        var type = "dev.backroad.catalog.roadmap-published.v1";
        kafka.send(WireEvent.sent("catalog.roadmaps", type, UUID.randomUUID(), id, 1, body)).join();
        await().atMost(PATIENCE).until(() -> catalog.newest(slug).isPresent());
        return slug;
    }

    /** Tells that somebody has deleted their account, and waits until it is so here. */
    public void deleteAccount(Person person) {
        var type = "dev.backroad.identity.account-deleted.v1";
        var body = "{\"accountId\": \"" + person.id() + "\"}";
        kafka.send(
                        WireEvent.sent(
                                "identity.accounts", type, UUID.randomUUID(), person.id(), 2, body))
                .join();
        await().atMost(PATIENCE)
                .until(() ->
                        jdbc.sql("select exists (select from erased_subject where subject = ?)")
                                .param(person.id())
                                .query(Boolean.class)
                                .single());
    }

    /**
     * Every table that still names somebody. Left out: that they are gone and when that was heard,
     * and what was told, which goes with the outbox.
     */
    public List<String> tracesOf(UUID account) {
        var tables =
                jdbc.sql(
                                """
                                select table_name from information_schema.tables
                                where table_schema = 'public' and table_type = 'BASE TABLE'
                                    and table_name not in ('erased_subject', 'outbox', 'inbox', 'inbox_position')
                                """)
                        .query(String.class)
                        .list();
        return tables.stream()
                .filter(table ->
                        jdbc.sql(
                                        "select exists (select from \"%s\" t where t::text like ?)"
                                                .formatted(table))
                                .param("%" + account + "%")
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    /** What was told of a group, in order. */
    public List<ConsumerRecord<String, byte[]>> newsOf(String group) {
        return heard.stream().filter(message -> group.equals(message.key())).toList();
    }

    public static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    public static <T> List<T> atOnce(int times, IntFunction<Callable<T>> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, times).mapToObj(i -> threads.submit(task.apply(i))).toList();
            return running.stream().map(Campus::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
