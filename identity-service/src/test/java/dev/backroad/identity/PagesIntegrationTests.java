package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages where people sign in and out, in a browser without JavaScript. */
@IdentityTest
class PagesIntegrationTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void sendsPeopleToTheLoginPageWhateverTheirProgramAccepts() {
        var redirect = browser.get(App.commandLine().authorize("openid"), "Accept", "*/*");

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(Browser.location(redirect)).isEqualTo("/login");
    }

    @Test
    void labelsEveryFieldAndNeedsNoScript() {
        var page = browser.get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        PageChecks.assertLabelledAndWithoutScript(page.body());
        assertThat(page.body())
                .contains("<label for=\"username\"", "<label for=\"password\"")
                .contains("autocomplete=\"current-password\"");
        assertThat(browser.get("/identity/page.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/identity/register, 4", "/identity/reset, 1"})
    void labelsEveryFieldOfEachForm(String form, int fields) {
        var empty = browser.get(form);
        var wrong = browser.submit(form, Map.of());

        for (var page : List.of(empty, wrong)) {
            PageChecks.assertLabelledAndWithoutScript(page.body());
            assertThat(page.body().split("<label for=", -1)).hasSize(fields + 1);
        }
        assertThat(wrong.body()).contains("role=\"alert\"", "aria-invalid=\"true\"");
    }

    @Test
    void protectsThePageByStrictHeaders() {
        var headers = browser.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("X-Robots-Tag")).hasValue("noindex");
    }

    @Test
    void letsTheFormLeadToTheClientThatWaits() {
        browser.get(App.commandLine().authorize("openid"));

        var policy = browser.get("/login").headers().allValues("Content-Security-Policy");

        assertThat(policy).singleElement().asString().contains(" http://127.0.0.1:8089");
    }

    @Test
    void goesToTheStartPageAfterALoginThatNobodyAskedFor() {
        var signedIn = browser.signIn("learner", "learner-demo");

        assertThat(Browser.location(signedIn)).isEqualTo("http://localhost:8080/");
    }

    @Test
    void acceptsTheUsernameInAnyCase() {
        var signedIn = browser.signIn("LEARNER", "learner-demo");

        assertThat(Browser.location(signedIn)).isEqualTo("http://localhost:8080/");
    }

    @Test
    void answersTheSameForAnUnknownUserAndAWrongPassword() {
        var wrongPassword = browser.signIn("learner", "editor-demo");
        var unknownUser = new Browser(port).signIn("nobody", "editor-demo");

        assertThat(Browser.location(wrongPassword)).isEqualTo("/login?error");
        assertThat(Browser.location(unknownUser)).isEqualTo("/login?error");
        assertThat(unknownUser.statusCode()).isEqualTo(wrongPassword.statusCode());
        assertThat(browser.get("/login?error").body()).contains("role=\"alert\"");
    }

    @Test
    void refusesPasswordsAndUsernamesOfAbsurdSizeLikeAnyWrongOne() {
        var longPassword = browser.signIn("learner", "learner-demo" + "x".repeat(5_000));
        var longUsername = new Browser(port).signIn("l".repeat(5_000), "learner-demo");
        var oddUsername = new Browser(port).signIn("' or 1=1 --", "learner-demo");

        assertThat(Browser.location(longPassword)).isEqualTo("/login?error");
        assertThat(Browser.location(longUsername)).isEqualTo("/login?error");
        assertThat(Browser.location(oddUsername)).isEqualTo("/login?error");
    }

    @Test
    void refusesALoginWithoutTheTokenOfItsPage() {
        var forged =
                browser.post("/login", Map.of("username", "learner", "password", "learner-demo"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("<h1>This page waited too long</h1>");
    }

    @Test
    void givesTheSessionANewNameAtLogin() {
        browser.get("/login");
        var before = browser.cookies().getFirst().getValue();

        browser.signIn("learner", "learner-demo");

        assertThat(browser.cookies())
                .singleElement()
                .extracting(HttpCookie::getValue)
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/identity/register", "/identity/reset", "/identity/password", ""})
    void keepsTheSessionOfAStrangerForTenMinutesOnly(String page) {
        browser.get(page.isEmpty() ? App.gateway().authorize("openid") : page);
        assertThat(idle()).isEqualTo(Duration.ofMinutes(10));

        browser.signIn("learner", "learner-demo");

        assertThat(idle()).isEqualTo(Duration.ofHours(2));
    }

    private Duration idle() {
        var session = Base64.getDecoder().decode(browser.cookies().getFirst().getValue());
        return jdbc.sql("SELECT max_inactive_interval FROM http_session WHERE session_id = ?")
                .param(new String(session, StandardCharsets.US_ASCII))
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    @Test
    void keepsTheCookieAwayFromScriptsAndOtherSites() {
        var cookie = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .startsWith("BACKROAD_IDENTITY=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void signsOutByAFormOnly() {
        browser.signIn("learner", "learner-demo");
        assertThat(browser.get("/logout").body()).contains("Sign out?");

        var left = browser.submit("/logout", Map.of());

        assertThat(Browser.location(left)).isEqualTo("/login?logout");
        assertThat(Browser.location(browser.get(App.gateway().authorize("openid"))))
                .isEqualTo("/login");
    }

    @Test
    void answersUnknownPathsAsAProblem() {
        var unknown = browser.get("/oauth2/nothing-here");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    @Test
    void hidesTheActuatorFromItsPublicPort() {
        assertThat(browser.get("/actuator/health").statusCode()).isIn(401, 404);
        assertThat(browser.get("/actuator/prometheus").statusCode()).isIn(401, 404);
    }
}
