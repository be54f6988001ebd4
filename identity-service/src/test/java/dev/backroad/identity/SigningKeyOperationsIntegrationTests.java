package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An operator rotates the keys that sign tokens. */
@IdentityTest
class SigningKeyOperationsIntegrationTests {

    private static final String KEYS = "/api/v1/operations/signing-keys";

    @LocalServerPort int port;

    private Browser browser = new Browser(0);
    private String token = "";

    @BeforeEach
    void signIn() {
        browser = new Browser(port);
        token =
                App.commandLine()
                        .tokens(browser, "operator", "openid operations")
                        .get("access_token")
                        .asString();
    }

    @Test
    void listsKeysWithoutPrivateParts() {
        var keys = list();

        assertThat(keys.at("/next").isNull()).isTrue();
        assertThat(keys.get("items").valueStream())
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(key.propertyNames())
                                .containsExactlyInAnyOrder(
                                        "kid",
                                        "status",
                                        "createdAt",
                                        "signsFrom",
                                        "retiredAt",
                                        "publishedUntil",
                                        "compromised"));
    }

    @Test
    void rotatesByCommandAndSignsOnWithTheOldKeyForAWhile() {
        replaceAll();
        signIn();
        var signing = kidOf(token);

        var rotated = post("/rotation", "");

        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(json(rotated).get("status").asString()).isEqualTo("next");
        var next = json(rotated).get("kid").asString();
        assertThat(browser.get("/oauth2/jwks").body()).contains(next, signing);
        signIn();
        assertThat(kidOf(token)).isEqualTo(signing);
        assertThat(post("/rotation", "{\"reason\":\"routine\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void replacesACompromisedKeyAtOnce() {
        var before = kidOf(token);

        var fresh = json(replaceAll()).get("kid").asString();

        assertThat(browser.get("/oauth2/jwks").body()).contains(fresh).doesNotContain(before);
        assertThat(get(KEYS).statusCode()).isEqualTo(401);
        signIn();
        assertThat(kidOf(token)).isEqualTo(fresh);
        assertThat(get(KEYS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"boredom\"}", "{\"reason\":7}", "[]", "{", "nonsense"})
    void refusesAReasonThatItDoesNotKnow(String body) {
        assertThat(post("/rotation", body).statusCode()).isEqualTo(400);
    }

    @Test
    void isForOperatorsOnly() {
        token =
                App.commandLine()
                        .tokens(new Browser(port), "learner", "openid operations")
                        .get("access_token")
                        .asString();

        assertThat(get(KEYS).statusCode()).isEqualTo(403);
        assertThat(post("/rotation", "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> replaceAll() {
        return post("/rotation", "{\"reason\":\"compromised\"}");
    }

    private JsonNode list() {
        return json(get(KEYS));
    }

    private HttpResponse<String> get(String path) {
        return browser.get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String path, String body) {
        return browser.postJson(KEYS + path, body, "Authorization", "Bearer " + token);
    }

    private static String kidOf(String jwt) {
        return App.header(jwt).get("kid").asString();
    }
}
