package dev.backroad.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.IdentityTest;
import dev.backroad.testsupport.TokenAttacks;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/**
 * Forged and broken access tokens at our own endpoints. Here we are the ones who sign, so the
 * attacks start from the very key.
 */
@IdentityTest
class TokenAttacksIntegrationTests {

    private static final String USERINFO = "/userinfo";
    private static final String OPERATIONS = "/api/v1/operations/signing-keys";

    @LocalServerPort int port;
    @Autowired SigningKeys keys;
    @Autowired BackroadProperties backroad;

    @TestFactory
    Stream<DynamicTest> areRefusedAtUserinfo() {
        return areRefusedAt(USERINFO);
    }

    @TestFactory
    Stream<DynamicTest> areRefusedForOperations() {
        return areRefusedAt(OPERATIONS);
    }

    private Stream<DynamicTest> areRefusedAt(String path) {
        return TokenAttacks.on(keys.active().toRSAKey(), backroad.publicUrl().toString()).stream()
                .map(attack ->
                        DynamicTest.dynamicTest(
                                attack.name(),
                                () -> assertRefused(get(path, "Bearer " + attack.token()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "bearer x y", "DPoP abc", "x"})
    void refusesOtherCredentials(String authorization) {
        assertRefused(get(USERINFO, authorization));
        assertRefused(get(OPERATIONS, authorization));
    }

    private static void assertRefused(ResponseSpec answer) {
        answer.expectHeader().exists(HttpHeaders.WWW_AUTHENTICATE);
        var status = answer.returnResult(byte[].class).getStatus().value();
        assertThat(status).isIn(400, 401);
    }

    private ResponseSpec get(String path, String authorization) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }
}
