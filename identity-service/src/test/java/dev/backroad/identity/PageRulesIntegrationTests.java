package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which pages are there, and for whom. */
@IdentityTest
@Import(PageRulesIntegrationTests.WithAnotherPage.class)
class PageRulesIntegrationTests {

    @LocalServerPort int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void showsNobodyAPageThatNoRuleNames() {
        assertNotThere(browser.get("/identity/another"));

        browser.signIn("learner", "learner-demo");

        assertNotThere(browser.get("/identity/another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/identity", "/identity/nothing", "/identity/reset/nothing"})
    void saysThatAPageIsNotThereWhoeverAsks(String path) {
        assertNotThere(browser.get(path));

        browser.signIn("learner", "learner-demo");

        assertNotThere(browser.get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/logout",
                "/identity/register",
                "/identity/register/sent",
                "/identity/reset",
                "/identity/reset/sent",
                "/identity/page.css",
                "/identity/mark.svg"
            })
    void showsEverybodyWhatIsForEverybody(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/identity/confirm", "/identity/reset/password"})
    void tellsEverybodyThatALinkIsDead(String path) {
        assertThat(browser.get(path + "?token=dead").statusCode()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/identity/password", "/identity/consent"})
    void asksStrangersToSignInForWhatIsForSomebody(String path) {
        assertThat(Browser.location(browser.get(path))).isEqualTo("/login");
    }

    private static void assertNotThere(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.body())
                .doesNotContain("forgotten")
                .contains("\"instance\":\"" + answer.uri().getPath() + "\"");
    }

    /** A page whose author has forgotten the rules. */
    @TestConfiguration(proxyBeanMethods = false)
    static class WithAnotherPage {

        @RestController
        static class Another {

            @GetMapping("/identity/another")
            String page() {
                return "forgotten";
            }
        }
    }
}
