package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
@TestPropertySource(
        properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s")
class FailureIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";

    @Autowired Door door;
    @Autowired ReactiveResilience4JCircuitBreakerFactory breakers;

    @BeforeEach
    @AfterEach
    void reset() {
        FakeParts.reset();
        breakers.getCircuitBreakerRegistry().getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void namesThePartThatIsAway() {
        FakeParts.PROGRESS.goAway();
        try {
            request(HttpMethod.GET)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .contentType(APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                    .expectHeader()
                    .exists("Content-Security-Policy")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("http://localhost:8080/problems/service-away")
                    .jsonPath("$.detail")
                    .isEqualTo("progress-service does not answer.")
                    .jsonPath("$.traceId")
                    .exists();
        } finally {
            FakeParts.PROGRESS.comeBack();
        }
    }

    @Test
    void leavesAPartAloneThatStaysAway() {
        FakeParts.PROGRESS.answers(_ -> FakeService.HANG_UP);
        for (int i = 0; i < 10; i++) {
            request(HttpMethod.PUT).expectStatus().isEqualTo(503);
        }
        FakeParts.PROGRESS.forget();

        request(HttpMethod.GET)
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("progress-service does not answer.");

        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void leavesAPartAloneThatStaysAwayInOverviewsToo() {
        FakeParts.PROGRESS.answers(_ -> FakeService.HANG_UP);
        for (int i = 0; i < 10; i++) {
            request(HttpMethod.PUT).expectStatus().isEqualTo(503);
        }
        FakeParts.PROGRESS.forget();

        request(HttpMethod.GET, "/api/v1/personal-data")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"missing\": [\"progress-service\"]}");

        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void repeatsAReadTwiceWhenThePartHangsUp() {
        FakeParts.PROGRESS.answers(_ -> FakeService.HANG_UP);

        request(HttpMethod.GET).expectStatus().isEqualTo(503);

        assertThat(FakeParts.PROGRESS.requests()).hasSize(3);
    }

    @Test
    void succeedsWhenTheSecondTryDoes() {
        FakeParts.PROGRESS.answers(_ ->
                FakeParts.PROGRESS.requests().size() == 1
                        ? FakeService.HANG_UP
                        : new Answer(200, "{\"second\":true}", Map.of()));

        request(HttpMethod.GET).expectStatus().isOk().expectBody().jsonPath("$.second").exists();
    }

    @Test
    void neverRepeatsAWrite() {
        FakeParts.PROGRESS.answers(_ -> FakeService.HANG_UP);

        request(HttpMethod.PUT)
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(
                        "progress-service does not answer. The change may or may not have been"
                                + " made.");
        request(HttpMethod.POST).expectStatus().isEqualTo(503);

        assertThat(FakeParts.PROGRESS.requests()).hasSize(2);
    }

    @Test
    void waitsTwoSecondsForAnAnswerAndNotLonger() throws InterruptedException {
        var end = new CountDownLatch(1);
        FakeParts.PROGRESS.answers(_ -> waitFor(end));
        var start = System.nanoTime();

        request(HttpMethod.GET)
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/service-slow")
                .jsonPath("$.detail")
                .isEqualTo("progress-service did not answer in time.");

        end.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
        assertThat(FakeParts.PROGRESS.requests()).hasSize(1);
    }

    @Test
    void doesNotBlameAPartForBodiesThatNeverArrive() throws IOException {
        var half = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na";
        var answers = new ArrayList<Socket>();
        for (int i = 0; i < 12; i++) {
            var client = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort());
            client.getOutputStream().write(half.getBytes(ISO_8859_1));
            answers.add(client);
        }
        for (var client : answers) {
            assertThat(new String(client.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 408");
            client.close();
        }

        door.client().get().uri("/login").exchange().expectStatus().isOk();
    }

    @Test
    void passesAnErrorOfAServiceOnAsItIs() {
        FakeParts.PROGRESS.answers(_ ->
                new Answer(
                        500,
                        "{\"title\":\"theirs\"}",
                        Map.of("Content-Type", "application/problem+json")));

        request(HttpMethod.GET)
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("theirs");
    }

    @Test
    void saysThatTokensCannotBeRenewedWhileIdentityIsAway() {
        var browser = new Browser(door);
        FakeParts.IDENTITY.issueTokensThatLast(1);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.goAway();
        try {
            await().until(() -> browser.get(PATH).getStatus().value() == 503);

            assertThat(Browser.body(browser.get(PATH)))
                    .contains("identity-service does not answer.");
        } finally {
            FakeParts.IDENTITY.service.comeBack();
        }
        assertThat(browser.get(PATH).getStatus().value()).isEqualTo(200);
    }

    @Test
    void usesATokenUntilItExpiresWhileIdentityIsAway() {
        var browser = new Browser(door);
        FakeParts.IDENTITY.issueTokensThatLast(30);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.goAway();
        try {
            assertThat(browser.get(PATH).getStatus().value()).isEqualTo(200);
            assertThat(FakeParts.PROGRESS.lastRequest().header("Authorization"))
                    .first()
                    .asString()
                    .startsWith("Bearer ey");
        } finally {
            FakeParts.IDENTITY.service.comeBack();
        }
    }

    @Test
    void waitsForAHangingIdentityOnceAndNotWithEachRequest() {
        var end = new CountDownLatch(1);
        var browser = new Browser(door);
        FakeParts.IDENTITY.issueTokensThatLast(30);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.answers(_ -> waitFor(end));
        var start = System.nanoTime();

        for (int i = 0; i < 10; i++) {
            assertThat(browser.get(PATH).getStatus().value()).isEqualTo(200);
        }

        end.countDown();
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isLessThanOrEqualTo(1);
        // Two seconds for the first one; five for each would be fifty.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void endsNoSessionBecauseIdentityHasAFailureOfItsOwn() {
        var browser = new Browser(door);
        FakeParts.IDENTITY.issueTokensThatLast(1);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.answers(
                _ -> new Answer(503, "{\"title\":\"no database\"}", Map.of()));

        await().until(() -> browser.get(PATH).getStatus().value() == 503);

        FakeParts.IDENTITY.reset();
        assertThat(browser.get(PATH).getStatus().value()).isEqualTo(200);
    }

    @Test
    void servesPublicReadsWhileIdentityIsAway() {
        FakeParts.IDENTITY.service.goAway();
        try {
            door.client().get().uri("/api/v1/roadmaps").exchange().expectStatus().isOk();
            door.client()
                    .get()
                    .uri("/login")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo("identity-service does not answer.");
        } finally {
            FakeParts.IDENTITY.service.comeBack();
        }
    }

    private ResponseSpec request(HttpMethod method) {
        return request(method, PATH);
    }

    private ResponseSpec request(HttpMethod method, String path) {
        return door.client()
                .method(method)
                .uri(path)
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .exchange();
    }

    private static Answer waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return FakeService.HANG_UP;
    }
}
