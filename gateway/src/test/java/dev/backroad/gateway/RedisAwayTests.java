package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A "Redis" that takes connections and never answers: worse than none, because nothing refuses. */
@GatewayTest
@TestPropertySource(
        properties = {"spring.data.redis.timeout=250ms", "spring.data.redis.connect-timeout=250ms"})
class RedisAwayTests {

    private static final ServerSocket SILENT = silent();

    @Autowired Door door;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", () -> "127.0.0.1");
        registry.add("spring.data.redis.port", SILENT::getLocalPort);
    }

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void servesPublicReadsEvenToABrowserWithASession() {
        door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .cookie("BACKROAD_SESSION", "session")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void servesBearerTokens() {
        door.client()
                .get()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/enrollments",
        "GET,  /session",
        "GET,  /session/callback?code=code&state=state"
    })
    void asksBrowsersToSignInAgainInsteadOfFailingOrHanging(String method, String path) {
        var start = System.nanoTime();

        door.client()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .cookie("BACKROAD_SESSION", "session")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/sessions-away");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void doesNotPretendToSignOut() {
        door.client()
                .post()
                .uri("/session/logout")
                .cookie("BACKROAD_SESSION", "session")
                .cookie("XSRF-TOKEN", "token")
                .header("X-XSRF-TOKEN", "token")
                .exchange()
                .expectStatus()
                .isEqualTo(503);
    }

    @Test
    void cannotStartASignIn() {
        door.client()
                .get()
                .uri("/session/login")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectHeader()
                .doesNotExist("Location")
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    /** Without Redis nobody counts the attempts of somebody who tries all passwords. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/oauth2/token", "/identity/register"})
    void letsNobodySignInUncounted(String path) {
        door.client()
                .post()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/limits-away");

        assertThat(FakeParts.IDENTITY.service.requests()).isEmpty();
    }

    @Test
    void letsBearerTokensWriteUncounted() {
        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("RateLimit");
    }

    @Test
    void tellsAnonymousBrowsersThatNobodyIsSignedIn() {
        door.client().get().uri("/session").exchange().expectStatus().isOk();
    }

    @Test
    void staysReady() {
        door.managementClient()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
