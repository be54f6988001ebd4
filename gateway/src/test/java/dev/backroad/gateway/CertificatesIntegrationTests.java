package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Certificates are for people without an account; those that belong to somebody are not. */
@GatewayTest
@WithRedis
class CertificatesIntegrationTests {

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
                "/api/v1/certificate-issuer",
                "/api/v1/certificate-issuer/jwks",
                "/api/v1/certificate-issuer/keys/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
                "/api/v1/certificate-status-lists/0",
                "/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
                "/certificates/assets/page.css"
            })
    void showsStrangersWhatIsForEverybodyAndCountsIt(String path) {
        door.client()
                .get()
                .uri(path)
                .cookie("BACKROAD_SESSION", "secret")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("RateLimit-Policy", policy -> assertThat(policy).contains("reads"));

        var asked = FakeParts.PROGRESS.lastRequest();
        assertThat(asked.path()).isEqualTo(path);
        assertThat(asked.header("Cookie")).isEmpty();
    }

    @Test
    void passesTheQuestionOfAStrangerOn() {
        door.client()
                .post()
                .uri("/api/v1/certificate-verifications")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"credential\":\"x\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("RateLimit-Policy", policy -> assertThat(policy).contains("reads"));

        assertThat(FakeParts.PROGRESS.lastRequest().body()).isEqualTo("{\"credential\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/certificates",
        "POST,   /api/v1/certificates",
        "DELETE, /api/v1/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
        "PUT,    /certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
        "POST,   /api/v1/certificate-issuer",
        "DELETE, /api/v1/certificate-verifications"
    })
    void asksWhoeverWantsMoreToSignIn(String method, String path) {
        door.client()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized();

        assertThat(FakeParts.allRequests()).isEmpty();
    }

    @Test
    void leavesThePolicyOfThePageAlone() {
        FakeParts.PROGRESS.answers(_ ->
                new Answer(
                        410,
                        "<h1>Revoked certificate</h1>",
                        Map.of(
                                "Content-Type", "text/html",
                                "Content-Security-Policy", "default-src 'none'")));

        door.client()
                .get()
                .uri("/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d")
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'")
                .expectBody(String.class)
                .isEqualTo("<h1>Revoked certificate</h1>");
    }
}
