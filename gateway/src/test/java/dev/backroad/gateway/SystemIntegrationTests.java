package dev.backroad.gateway;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of the instances, whatever those answer. */
@GatewayTest
@WithRedis
class SystemIntegrationTests {

    private static final String PATH = "/api/v1/system";
    private static final String CATALOG = "catalog-service";

    private static final Answer HEALTHY = json(200, "{\"status\": \"UP\"}");
    private static final Answer VERSION = json(200, "{\"app\": {\"version\": \"1.2.3\"}}");
    private static final Answer COUNTS =
            text(
                    """
                    # TYPE process_start_time_seconds gauge
                    process_start_time_seconds 1.7644536E9
                    http_server_requests_seconds_count{method="GET",status="200",uri="/a"} 7
                    """);

    @Autowired Door door;

    @BeforeEach
    void everybodyIsHealthy() {
        FakeParts.reset();
        var services = FakeParts.MANAGEMENT.keySet();
        services.forEach(it -> answers(it, HEALTHY, VERSION, COUNTS));
        // What the test before has seen is remembered for a second.
        when(system ->
                services.stream()
                        .map(it -> instanceOf(system, it))
                        .allMatch(it ->
                                it.path("state").asString().equals("up")
                                        && it.at("/figures/routes/0/count").asInt() == 7));
    }

    @Test
    void operatorSeesEveryInstanceWithItsVersion() {
        var system = when(it -> stateOf(it, CATALOG).equals("up"));

        assertThat(system.path("services").valueStream().map(it -> it.path("service").asString()))
                .containsExactly(
                        "gateway",
                        "identity-service",
                        CATALOG,
                        "progress-service",
                        "notification-service");
        assertThat(system.path("services").valueStream())
                .allSatisfy(service -> {
                    var only = service.path("instances").get(0);
                    assertThat(only.path("state").asString()).isEqualTo("up");
                    assertThat(only.path("version").asString()).isEqualTo("1.2.3");
                    assertThat(only.path("since").asString()).isEqualTo("2025-11-29T22:00:00Z");
                    assertThat(only.at("/figures/routes/0/count").asInt()).isEqualTo(7);
                });
    }

    @Test
    void understandsWhatARealInstanceWrites() {
        door.client().get().uri("/problems/not-found").exchange().expectStatus().isOk();
        var real =
                door.managementClient()
                        .get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        answers(CATALOG, HEALTHY, VERSION, text("" + real));

        var system =
                when(it ->
                        instanceOf(it, CATALOG)
                                .at("/figures/routes")
                                .toString()
                                .contains("{slug}"));

        assertThat(instanceOf(system, CATALOG).path("since").asString()).startsWith("20");
        assertThat(instanceOf(system, CATALOG).at("/figures/caches/0/name").asString())
                .isEqualTo("answers");
        assertThat(instanceOf(system, CATALOG).at("/figures/routes").valueStream())
                .allSatisfy(it -> assertThat(it.path("within").size()).isEqualTo(9))
                .noneMatch(it -> it.path("path").asString().startsWith("/actuator"));
    }

    @Test
    void asksForNoMoreThanItShows() {
        when(it -> stateOf(it, CATALOG).equals("up"));

        assertThat(management(CATALOG).requests())
                .allSatisfy(it -> {
                    assertThat(it.path())
                            .matches(
                                    "/actuator/(health/readiness|info|prometheus[?]includedNames=[a-z_,]+)");
                    assertThat(it.header("Authorization")).isEmpty();
                });
    }

    @Test
    void instanceThatIsNotReadyIsDownAndSaysWhy() {
        var health =
                """
                {"status": "DOWN", "components": {"db": {"status": "DOWN"},
                 "readinessState": {"status": "UP"}}}
                """;
        answers(CATALOG, json(503, health), VERSION, COUNTS);

        var instance = instanceOf(when(it -> stateOf(it, CATALOG).equals("down")), CATALOG);

        assertThat(instance.path("failing").toString()).isEqualTo("[\"db\"]");
        assertThat(instance.path("version").asString()).isEqualTo("1.2.3");
    }

    @Test
    void instanceThatHangsIsAwayAndTheOthersAreThere() {
        var end = new CountDownLatch(1);
        management(CATALOG).answers(_ -> hang(end));

        var system = when(it -> reasonOf(it, CATALOG).equals("no-answer"));

        end.countDown();
        assertThat(stateOf(system, CATALOG)).isEqualTo("away");
        assertThat(stateOf(system, "progress-service")).isEqualTo("up");
    }

    @Test
    void instanceWhoseCountersHangIsUpAndHasNoFigures() {
        var end = new CountDownLatch(1);
        management(CATALOG)
                .answers(it ->
                        it.path().contains("prometheus") ? hang(end) : healthOrVersion(it.path()));

        var instance = instanceOf(when(it -> reasonOf(it, CATALOG).equals("no-answer")), CATALOG);

        end.countDown();
        assertThat(instance.path("state").asString()).isEqualTo("up");
        assertThat(instance.path("version").asString()).isEqualTo("1.2.3");
        assertThat(instance.path("figures").isNull()).isTrue();
    }

    @Test
    void instanceThatIsNotThereIsAway() {
        management(CATALOG).goAway();
        try {
            var system = when(it -> reasonOf(it, CATALOG).equals("refused"));

            assertThat(stateOf(system, CATALOG)).isEqualTo("away");
            assertThat(stateOf(system, "gateway")).isEqualTo("up");
        } finally {
            management(CATALOG).comeBack();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "[]",
                "{\"status\": null}",
                "{\"status\": {\"UP\": true}}",
                "<html><body>Not found</body></html>"
            })
    void instanceThatTalksRubbishIsAway(String rubbish) {
        management(CATALOG).answers(_ -> json(200, rubbish));

        var system = when(it -> reasonOf(it, CATALOG).equals("unreadable"));

        assertThat(stateOf(system, CATALOG)).isEqualTo("away");
    }

    @Test
    void instanceThatHasAnotherServerBehindItsPortIsAway() {
        management(CATALOG).answers(_ -> json(404, "{\"error\": \"not found\"}"));

        assertThat(stateOf(when(it -> reasonOf(it, CATALOG).equals("unreadable")), CATALOG))
                .isEqualTo("away");
    }

    @Test
    void tenMegabytesAreNotRead() {
        var text =
                IntStream.range(0, 160_000)
                        .mapToObj(it ->
                                "http_server_requests_seconds_count{method=\"GET\",uri=\"/%d\"} 1\n"
                                        .formatted(it))
                        .collect(joining());
        answers(CATALOG, HEALTHY, VERSION, text(text));

        var instance = instanceOf(when(it -> reasonOf(it, CATALOG).equals("unreadable")), CATALOG);

        assertThat(text).hasSizeGreaterThan(9_000_000);
        assertThat(instance.path("state").asString()).isEqualTo("up");
        assertThat(instance.path("figures").isNull()).isTrue();
    }

    @Test
    void tenMegabytesInOneLineAreNotReadEither() {
        answers(CATALOG, json(200, "x".repeat(10_000_000)), VERSION, text("x".repeat(10_000_000)));

        assertThat(stateOf(when(it -> reasonOf(it, CATALOG).equals("unreadable")), CATALOG))
                .isEqualTo("away");
    }

    @Test
    void isAskedOnceASecondHoweverManyLook() {
        var before = timesAsked();
        var start = System.nanoTime();

        IntStream.range(0, 50).parallel().forEach(_ -> ask().expectStatus().isOk());

        var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(timesAsked() - before).isLessThanOrEqualTo(seconds + 1);
    }

    private static long timesAsked() {
        return management(CATALOG).requests().stream()
                .filter(it -> it.path().endsWith("info"))
                .count();
    }

    @Test
    void isNotStored() {
        ask().expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Test
    void isForOperatorsOnly() {
        door.client().get().uri(PATH).exchange().expectStatus().isUnauthorized();
        ask(FakeParts.IDENTITY.accessToken(it -> it))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        ask(FakeParts.IDENTITY.accessToken(it -> it.claim("scope", "operations:read xoperations")))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void sessionOfALearnerIsRefused() {
        var browser = new Browser(door);
        browser.signIn("/session/login");

        assertThat(browser.get(PATH).getStatus().value()).isEqualTo(403);
    }

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        door.client()
                .get()
                .uri(PATH + "?service=gateway")
                .headers(it -> it.setBearerAuth(operator()))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    /** The document that fits; one that was put together before the test may come first. */
    private JsonNode when(Predicate<JsonNode> fits) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(this::system, fits);
    }

    private JsonNode system() {
        var body =
                ask().expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree("" + body);
    }

    private ResponseSpec ask() {
        return ask(operator());
    }

    private ResponseSpec ask(String token) {
        return door.client()
                .get()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static String operator() {
        return FakeParts.IDENTITY.accessToken(it -> it.claim("scope", "openid operations"));
    }

    private static JsonNode instanceOf(JsonNode system, String service) {
        return system.path("services")
                .valueStream()
                .filter(it -> it.path("service").asString().equals(service))
                .map(it -> it.path("instances").path(0))
                .findFirst()
                .orElseThrow();
    }

    private static String stateOf(JsonNode system, String service) {
        return instanceOf(system, service).path("state").asString();
    }

    private static String reasonOf(JsonNode system, String service) {
        return instanceOf(system, service).path("reason").asString("");
    }

    private static FakeService management(String service) {
        return Objects.requireNonNull(FakeParts.MANAGEMENT.get(service));
    }

    private static void answers(String service, Answer health, Answer info, Answer metrics) {
        management(service)
                .answers(request ->
                        request.path().startsWith("/actuator/health")
                                ? health
                                : request.path().startsWith("/actuator/info") ? info : metrics);
    }

    private static Answer healthOrVersion(String path) {
        return path.startsWith("/actuator/health") ? HEALTHY : VERSION;
    }

    private static Answer hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return FakeService.HANG_UP;
    }

    private static Answer json(int status, String body) {
        return new Answer(status, body, Map.of());
    }

    private static Answer text(String body) {
        return new Answer(200, body, Map.of("Content-Type", "text/plain;version=0.0.4"));
    }
}
