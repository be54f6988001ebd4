package dev.backroad.defaults;

import dev.backroad.testsupport.TokenIssuer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "backroad.identity-url=http://localhost:9",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class IdentityAwayTests {

    @LocalServerPort int port;

    @Test
    void tokenThatNobodyCanCheckIsAnsweredBy503() {
        var token = new TokenIssuer().token(UUID.randomUUID(), "bricks:write");

        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/forgotten")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/identity-away");
    }
}
