package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithTokens;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Every service refuses forged and broken tokens by itself, whatever the gateway has let pass. */
@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class TokenAttackTests {

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;

    @Test
    void goodTokenPasses() {
        call(tokens.token(UUID.randomUUID(), "operations")).expectStatus().isOk();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return tokens.attacks().stream()
                .map(attack ->
                        DynamicTest.dynamicTest(
                                attack.name(),
                                () ->
                                        call(attack.token())
                                                .expectStatus()
                                                .isUnauthorized()
                                                .expectHeader()
                                                .contentType(MediaType.APPLICATION_PROBLEM_JSON)));
    }

    @Test
    void tableIsLong() {
        assertThat(tokens.attacks()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    private ResponseSpec call(String token) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/operations/kiln")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }
}
