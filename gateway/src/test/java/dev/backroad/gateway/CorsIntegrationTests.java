package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
@TestPropertySource(properties = "backroad.cors.origins=https://app.example")
class CorsIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void answersThePreflightOfAListedOrigin() {
        preflight("https://app.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://app.example")
                .expectHeader()
                .valueEquals(
                        "Access-Control-Allow-Headers",
                        "authorization, cache-control, idempotency-key")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials")
                .expectHeader()
                .exists("X-Content-Type-Options");
        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void letsAListedOriginCallWithAToken() {
        door.client()
                .get()
                .uri(PATH)
                .header("Origin", "https://app.example")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://app.example")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @Test
    void letsAListedOriginAskInGraphQl() {
        door.client()
                .post()
                .uri("/graphql")
                .header("Origin", "https://app.example")
                .header("Content-Type", "application/json")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://app.example");
    }

    @Test
    void letsAListedOriginReadWhyItWasRefused() {
        door.client()
                .get()
                .uri(PATH)
                .header("Origin", "https://app.example")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://app.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://app.example.evil.example",
                "http://app.example",
                "https://app.example:444",
                "null",
                "garbage"
            })
    void refusesOtherOrigins(String origin) {
        preflight(origin)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
        door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .header("Origin", origin)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @Test
    void leavesOurOwnPageAlone() {
        door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .header("Origin", "http://localhost:8080")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /**
     * A browser sends "null" after some redirects; identity-service has a CSRF token of its own.
     */
    @Test
    void leavesThePagesOfIdentityAlone() {
        door.client()
                .post()
                .uri("/login")
                .header("Origin", "null")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private ResponseSpec preflight(String origin) {
        return door.client()
                .method(HttpMethod.OPTIONS)
                .uri(PATH)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "authorization, cache-control, idempotency-key")
                .exchange();
    }
}
