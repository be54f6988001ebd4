package dev.backroad.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.Topics;
import dev.backroad.testsupport.AuthorizationMatrix;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.OpenApi;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithRedis;
import dev.backroad.testsupport.WithTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithPostgres
@WithKafka
@WithRedis
@WithOpenApi
@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class ProgressIntegrationTests {

    private static final String CATALOG = "catalog.roadmaps";
    private static final String ACCOUNTS = "identity.accounts";
    private static final String PUBLISHED = "dev.backroad.catalog.roadmap-published.v1";
    private static final String RETIRED = "dev.backroad.catalog.roadmap-retired.v1";
    private static final String ENROLLED = "dev.backroad.progress.learner-enrolled.v1";
    private static final String COMPLETED = "dev.backroad.progress.topic-completed.v1";
    private static final String ROADMAP_COMPLETED = "dev.backroad.progress.roadmap-completed.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The neighbours: catalog-service owns its topic, somebody listens to ours. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Neighbours {

        final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();
        final List<ConsumerRecord<String, byte[]>> setAside = new CopyOnWriteArrayList<>();

        @Bean
        static NewTopic roadmaps(Topics topics) {
            return topics.named(CATALOG);
        }

        @Bean
        static NewTopic topicsOfTheCatalog(Topics topics) {
            return topics.named("catalog.topics");
        }

        @Bean
        static NewTopic accounts(Topics topics) {
            return topics.named(ACCOUNTS);
        }

        @KafkaListener(topics = "progress.enrollments", groupId = "neighbour")
        void on(ConsumerRecord<String, byte[]> message) {
            heard.add(message);
        }

        @KafkaListener(topics = "catalog.roadmaps.progress-service.dlt", groupId = "neighbour")
        void onSetAside(ConsumerRecord<String, byte[]> message) {
            setAside.add(message);
        }
    }

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;
    @Autowired TokenIssuer tokens;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired Neighbours neighbours;

    private final JsonMapper json = new JsonMapper();
    private final UUID lena = UUID.randomUUID();
    private final UUID roadmapId = UUID.randomUUID();
    private final String roadmap = "r" + roadmapId;
    private RestTestClient api = RestTestClient.bindToServer().build();

    @BeforeEach
    void signIn() {
        api = signedIn(lena);
    }

    @Test
    void openApiDescriptionIsTheCommittedOne(
            @Autowired OpenApi description, @Autowired OpenApiWebMvcResource springdoc)
            throws IOException {
        description.assertCommitted(springdoc);
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayDoMoreThanTheTableSays(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping operations) {
        var table = Path.of("src/test/resources/authorization.txt");
        return AuthorizationMatrix.of(operations, port, tokens, table);
    }

    @Test
    void journeyOfALearner() {
        publish(1, 1, "http", "sql");
        var enrollment = enroll();

        var moved = move(enrollment, "http", "done");

        assertThat(moved.at("/status").asString()).isEqualTo("done");
        assertThat(moved.at("/enrollment/percent").asInt()).isEqualTo(50);
        var seen = get("/api/v1/enrollments/" + enrollment);
        assertThat(seen.at("/topics/0/status").asString()).isEqualTo("done");
        assertThat(seen.at("/topics/0/changedAt")).isEqualTo(moved.at("/changedAt"));
        assertThat(seen.at("/topics/1/changedAt").isNull()).isTrue();
        assertThat(get("/api/v1/enrollments").at("/items/0")).isEqualTo(seen);
        await().untilAsserted(() ->
                assertThat(typesHeard(enrollment)).containsExactly(ENROLLED, COMPLETED));
        Contract.of(COMPLETED).assertKeptBy(lastBody(enrollment));
    }

    /** The pool has 10 connections: a read that keeps one is noticed here, or by the learners. */
    @Test
    void readsGiveTheirConnectionBack() {
        publish(1, 1, "http");
        var enrollment = enroll();

        for (int i = 0; i < 12; i++) {
            get("/api/v1/enrollments");
            get("/api/v1/enrollments/" + enrollment);
        }

        assertThat(move(enrollment, "http", "done").at("/status").asString()).isEqualTo("done");
    }

    @Test
    void repeatedMoveTellsNothing() {
        publish(1, 1, "http", "sql");
        var enrollment = enroll();

        var first = move(enrollment, "http", "done");
        var second = move(enrollment, "http", "done");
        move(enrollment, "sql", "done");

        assertThat(second).isEqualTo(first);
        await().untilAsserted(() ->
                assertThat(typesHeard(enrollment))
                        .containsExactly(ENROLLED, COMPLETED, COMPLETED, ROADMAP_COMPLETED));
        Contract.of(ROADMAP_COMPLETED).assertKeptBy(lastBody(enrollment));
    }

    @Test
    void parallelMovesLoseNothing() {
        var topics = IntStream.range(0, 20).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        publish(1, 1, topics);
        var enrollment = enroll();

        atOnce(20, i -> () -> move(enrollment, topics[i], "done"));

        var seen = get("/api/v1/enrollments/" + enrollment);
        assertThat(seen.at("/done").asInt()).isEqualTo(20);
        assertThat(seen.at("/percent").asInt()).isEqualTo(100);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(sequencesHeard(enrollment))
                                .containsExactlyElementsOf(
                                        LongStream.rangeClosed(1, 22).boxed().toList()));
    }

    @Test
    void sameMoveTwentyTimesAtOnceIsOneEvent() {
        publish(1, 1, "http", "sql");
        var enrollment = enroll();

        atOnce(20, i -> () -> move(enrollment, "http", "done"));
        move(enrollment, "sql", "done");

        await().untilAsserted(() -> assertThat(typesHeard(enrollment)).hasSize(4));
        assertThat(sequencesHeard(enrollment)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void enrollingTwentyTimesAtOnceIsOneEnrollment() {
        publish(1, 1, "http");

        var statuses = atOnce(20, i -> () -> post().returnResult(String.class).getStatus().value());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(get("/api/v1/enrollments").at("/items").size()).isEqualTo(1);
    }

    @Test
    void foreignEnrollmentIsNotFound() {
        publish(1, 1, "http");
        var enrollment = enroll();
        var mallory = signedIn(UUID.randomUUID());

        var path = "/api/v1/enrollments/" + enrollment;
        mallory.get().uri(path).exchange().expectStatus().isNotFound();
        mallory.put()
                .uri(path + "/topics/http")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"status\":\"done\"}")
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(get(path).at("/done").asInt()).isZero();
    }

    @Test
    void deletedAccountIsForgottenAndBeginsNothingNew() {
        publish(1, 1, "http");
        var enrollment = enroll();
        var mallory = signedIn(UUID.randomUUID());
        post(mallory).expectStatus().isCreated();

        deleteAccount(lena);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/api/v1/enrollments").at("/items").isEmpty()).isTrue());
        api.get().uri("/api/v1/enrollments/" + enrollment).exchange().expectStatus().isNotFound();
        post().expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/account-deleted");
        post(mallory).expectStatus().isOk();
    }

    @Test
    void personalDataIsAllThatOneDid() {
        publish(1, 1, "http", "sql");
        var enrollment = enroll();
        move(enrollment, "http", "done");

        var data = get("/api/v1/personal-data/progress-service");

        assertThat(data.at("/enrollments/0")).isEqualTo(get("/api/v1/enrollments/" + enrollment));
        assertThat(data.at("/enrollments").size()).isOne();
    }

    @Test
    void readThatDidNotChangeIsAnsweredWithoutItsBody() {
        publish(1, 1, "http");
        var path = "/api/v1/enrollments/" + enroll();
        var first = api.get().uri(path).exchange().returnResult(String.class).getResponseHeaders();

        var again =
                api.get()
                        .uri(path)
                        .header("If-None-Match", String.valueOf(first.getETag()))
                        .exchange();

        again.expectStatus().isNotModified().expectBody().isEmpty();
        assertThat(first.getCacheControl()).isEqualTo("private, no-cache");
    }

    @Test
    void unknownRoadmapIsRefused() {
        post().expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/roadmap-unknown");
    }

    @Test
    void retiredRoadmapIsBegunByNobodyAndGoneOnWith() {
        publish(1, 1, "http", "sql");
        var enrollment = enroll();

        var retired =
                """
                {"roadmapId": "%s", "slug": "%s", "title": "Backend", "version": 1}
                """
                        .formatted(roadmapId, roadmap);
        kafka.send(WireEvent.sent(CATALOG, RETIRED, UUID.randomUUID(), roadmapId, 2, retired))
                .join();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(versionOffered()).isZero());
        api = signedIn(lena);
        assertThat(move(enrollment, "http", "done").at("/status").asString()).isEqualTo("done");
    }

    @Test
    void versionThatIsToldAgainChangesNothing() {
        publish(1, 1, "http", "sql");
        var before = get("/api/v1/enrollments/" + enroll());

        // The same version as the next event, as a replay tells it; then one to wait for.
        send(UUID.randomUUID(), roadmapId, 2, body(1, "http", "sql"));
        publish(3, 2, "css");

        var after = get("/api/v1/enrollments/" + before.at("/id").asString());
        assertThat(after.at("/newestVersion").asInt()).isEqualTo(2);
        assertThat(after.at("/topics")).isEqualTo(before.at("/topics"));
        assertThat(neighbours.setAside).noneMatch(it -> roadmapId.toString().equals(it.key()));
    }

    @Test
    void learnerStaysOnTheVersionThatTheyBeganWith() {
        publish(1, 1, "http");
        var enrollment = enroll();

        publish(2, 2, "http", "sql");

        assertThat(get("/api/v1/enrollments/" + enrollment).at("/total").asInt()).isEqualTo(1);
        assertThat(enroll()).isEqualTo(enrollment);
    }

    @Test
    void repeatedAndLateRoadmapsHaveNoEffect() {
        var id = UUID.randomUUID();
        send(id, roadmapId, 2, body(2, "http", "sql"));
        send(id, roadmapId, 2, body(2, "http", "sql"));
        send(UUID.randomUUID(), roadmapId, 1, body(9, "late"));
        send(UUID.randomUUID(), roadmapId, 3, body(3, "http", "sql", "git"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(versionOffered()).isEqualTo(3));

        assertThat(neighbours.setAside)
                .noneSatisfy(letter -> assertThat(letter.key()).isEqualTo(roadmapId.toString()));
    }

    @Test
    void unreadableRoadmapIsSetAsideAndOthersAreHeard() {
        var broken = UUID.randomUUID();
        send(UUID.randomUUID(), broken, 1, "{\"roadmapId\": \"broken\"");
        send(UUID.randomUUID(), broken, 2, body(2, "http"));
        send(UUID.randomUUID(), roadmapId, 1, body(1, "http"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(versionOffered()).isEqualTo(1));

        // The second was in order, but would have overtaken the first.
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(neighbours.setAside)
                                .filteredOn(letter -> letter.key().equals(broken.toString()))
                                .hasSize(2));
    }

    @Test
    void readyOnceARoadmapIsKnown() {
        publish(1, 1, "http");

        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + managementPort)
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components['catalog-copy'].status")
                .isEqualTo("UP");
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

    private RestTestClient.ResponseSpec post() {
        return post(api);
    }

    private RestTestClient.ResponseSpec post(RestTestClient learner) {
        return learner.post()
                .uri("/api/v1/enrollments")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"roadmap\":\"" + roadmap + "\"}")
                .exchange();
    }

    private UUID enroll() {
        var answer = post().expectStatus().is2xxSuccessful().returnResult(String.class);
        return UUID.fromString(json.readTree(answer.getResponseBody()).at("/id").asString());
    }

    private JsonNode move(UUID enrollment, String topic, String status) {
        var answer =
                api.put()
                        .uri("/api/v1/enrollments/{id}/topics/{topic}", enrollment, topic)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"status\":\"" + status + "\"}")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    private JsonNode get(String path) {
        var answer =
                api.get().uri(path).exchange().expectStatus().isOk().returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    /** Which version a learner who enrols now would get; 0 while the roadmap is unknown. */
    private int versionOffered() {
        api = signedIn(UUID.randomUUID());
        var answer = json.readTree(post().returnResult(String.class).getResponseBody());
        return answer.at("/roadmap/version").asInt(0);
    }

    /** Publishes a version and waits until it is offered. */
    private void publish(long sequence, int version, String... topics) {
        send(UUID.randomUUID(), roadmapId, sequence, body(version, topics));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionOffered()).isEqualTo(version));
        api = signedIn(lena);
    }

    private String body(int version, String... slugs) {
        var topics = json.createArrayNode();
        for (var slug : slugs) {
            topics.addObject()
                    .put("topicId", UUID.randomUUID().toString())
                    .put("slug", slug)
                    .put("title", "The " + slug);
        }
        return json.createObjectNode()
                .put("roadmapId", roadmapId.toString())
                .put("slug", roadmap)
                .put("title", "Backend")
                .put("version", version)
                .set("topics", topics)
                .toString();
    }

    private void send(UUID eventId, UUID subject, long sequence, String body) {
        kafka.send(WireEvent.sent(CATALOG, PUBLISHED, eventId, subject, sequence, body)).join();
    }

    private void deleteAccount(UUID account) {
        var type = "dev.backroad.identity.account-deleted.v1";
        var body = "{\"accountId\": \"" + account + "\"}";
        kafka.send(WireEvent.sent(ACCOUNTS, type, UUID.randomUUID(), account, 2, body)).join();
    }

    private List<ConsumerRecord<String, byte[]>> heard(UUID enrollment) {
        return neighbours.heard.stream()
                .filter(message -> message.key().equals(enrollment.toString()))
                .toList();
    }

    private List<String> typesHeard(UUID enrollment) {
        return heard(enrollment).stream().map(it -> header(it, "ce_type")).toList();
    }

    private List<Long> sequencesHeard(UUID enrollment) {
        return heard(enrollment).stream()
                .map(it -> Long.valueOf(header(it, "ce_sequence")))
                .toList();
    }

    private String lastBody(UUID enrollment) {
        return new String(heard(enrollment).getLast().value(), UTF_8);
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private static <T> List<T> atOnce(int times, IntFunction<Callable<T>> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, times).mapToObj(i -> threads.submit(task.apply(i))).toList();
            return running.stream().map(ProgressIntegrationTests::result).toList();
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
