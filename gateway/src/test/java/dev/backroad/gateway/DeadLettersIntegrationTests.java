package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The overview that the gateway composes itself; the letters are behind ordinary routes. */
@GatewayTest
@WithRedis
class DeadLettersIntegrationTests {

    private static final String PATH = "/api/v1/operations/dead-letters";

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        FakeParts.BY_NAME.forEach((name, _) -> says(name, summary(0, null)));
    }

    @Test
    void asksEveryServiceForItsDeskWithTheCallersToken() {
        says("progress-service", summary(2, "2026-11-20T10:00:00Z"));
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        overview(token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .json(
                        """
                        {"items": [
                          {"service": "identity-service", "available": true, "waiting": 0,
                           "replayed": 3, "parked": 1, "oldestWaitingAt": null},
                          {"service": "catalog-service", "available": true, "waiting": 0},
                          {"service": "progress-service", "available": true, "waiting": 2,
                           "replayed": 3, "parked": 1, "oldestWaitingAt": "2026-11-20T10:00:00Z"},
                          {"service": "notification-service", "available": true, "waiting": 0}],
                         "next": null}
                        """);

        FakeParts.BY_NAME.forEach((name, service) -> {
            var asked = service.lastRequest();
            assertThat(asked.path()).isEqualTo(PATH + "/" + name + "/summary");
            assertThat(asked.header("Authorization")).containsExactly("Bearer " + token);
            assertThat(asked.header("Traceparent")).hasSize(1);
        });
    }

    @Test
    void relaysTheTokenOfASignedInBrowserButNotItsCookies() {
        var browser = new Browser(door);
        browser.signIn("/session/login");

        assertThat(browser.get(PATH).getStatus().value()).isEqualTo(200);

        var asked = FakeParts.PROGRESS.lastRequest();
        assertThat(asked.header("Authorization")).singleElement().asString().startsWith("Bearer ");
        assertThat(asked.header("Cookie")).isEmpty();
    }

    @Test
    void tellsASilentServiceFromOneWithoutDeadLetters() {
        says("catalog-service", new Answer(500, "{\"status\": 500}", Map.of()));
        says("notification-service", new Answer(200, "{}", Map.of()));
        FakeParts.PROGRESS.goAway();
        try {
            overview()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[?(@.available == true)].service")
                    .isEqualTo("identity-service")
                    .jsonPath("$.items[2].service")
                    .isEqualTo("progress-service")
                    .jsonPath("$.items[2].available")
                    .isEqualTo(false)
                    .jsonPath("$.items[2].waiting")
                    .isEqualTo(null);
        } finally {
            FakeParts.PROGRESS.comeBack();
        }
    }

    @Test
    void waitsTwoSecondsForAllOfThemTogether() {
        var end = new CountDownLatch(1);
        FakeParts.BY_NAME.keySet().forEach(name -> hangs(name, end));
        var start = System.nanoTime();

        overview().expectStatus().isOk().expectBody().jsonPath("$.items.length()").isEqualTo(4);

        end.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_900));
    }

    @Test
    void passesOnThatTheScopeIsMissing() {
        FakeParts.BY_NAME.keySet().forEach(name -> says(name, refusal(403)));
        FakeParts.CATALOG.answers(_ -> FakeService.HANG_UP);

        overview()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/forbidden");
    }

    @Test
    void passesOnThatTheTokenIsNotAccepted() {
        FakeParts.BY_NAME.keySet().forEach(name -> says(name, refusal(401)));

        overview().expectStatus().isUnauthorized();
    }

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        door.client()
                .get()
                .uri(PATH + "?status=waiting")
                .headers(headers -> headers.setBearerAuth(FakeParts.IDENTITY.accessToken(it -> it)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/unknown-parameter");
    }

    @Test
    void knowsNoDeskOfAServiceThatThereIsNot() {
        door.client()
                .get()
                .uri(PATH + "/payment-service")
                .headers(headers -> headers.setBearerAuth(FakeParts.IDENTITY.accessToken(it -> it)))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
    }

    private ResponseSpec overview() {
        return overview(FakeParts.IDENTITY.accessToken(it -> it));
    }

    private ResponseSpec overview(String token) {
        return door.client()
                .get()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    /** What the service answers about its desk; identity-service goes on being asked for keys. */
    private static void says(String service, Answer answer) {
        behaves(service, () -> answer);
    }

    private static void hangs(String service, CountDownLatch end) {
        behaves(
                service,
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return FakeService.HANG_UP;
                });
    }

    private static void behaves(String service, Supplier<Answer> answer) {
        Objects.requireNonNull(FakeParts.BY_NAME.get(service))
                .answers(request ->
                        request.path().startsWith(PATH)
                                ? answer.get()
                                : FakeParts.IDENTITY.answer(request));
    }

    private static Answer summary(int waiting, @Nullable String oldest) {
        return new Answer(
                200,
                """
                {"service": "x", "waiting": %d, "replayed": 3, "parked": 1, "oldestWaitingAt": %s}
                """
                        .formatted(waiting, oldest == null ? "null" : '"' + oldest + '"'),
                Map.of());
    }

    private static Answer refusal(int status) {
        return new Answer(
                status, "{}", Map.of("Content-Type", APPLICATION_PROBLEM_JSON.toString()));
    }
}
