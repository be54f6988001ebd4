package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Here the authorization server is a resource server, too: for tokens that it signed itself. Nobody
 * listens where it could fetch its own keys from.
 */
@IdentityTest
class OperationsIntegrationTests {

    private static final String PATH = "/api/v1/operations/nothing-is-here";

    @LocalServerPort int port;

    private final App commandLine = App.commandLine();
    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void letsAnOperatorThrough() {
        var tokens = commandLine.tokens(browser, "operator", "openid operations");

        assertProblem(404, call(tokens.get("access_token").asString()));
    }

    @Test
    void refusesATokenWithoutTheScope() {
        var tokens = commandLine.tokens(browser, "operator", "openid progress:read");

        assertProblem(403, call(tokens.get("access_token").asString()));
    }

    @Test
    void refusesALearnerWhoAsksForTheScope() {
        var tokens = commandLine.tokens(browser, "learner", "openid progress:read operations");

        assertProblem(403, call(tokens.get("access_token").asString()));
    }

    @Test
    void takesNoIdTokenForAnAccessToken() {
        var tokens = commandLine.tokens(browser, "operator", "openid operations");

        assertProblem(401, call(tokens.get("id_token").asString()));
    }

    @Test
    void takesNoSignedInBrowserForAToken() {
        commandLine.signIn(browser, "operator", "openid operations");

        assertProblem(401, browser.get(PATH));
        assertProblem(401, browser.post(PATH, Map.of()));
    }

    private HttpResponse<String> call(String token) {
        return browser.get(PATH, "Authorization", "Bearer " + token);
    }

    private static void assertProblem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }
}
