package dev.backroad.gateway;

import static dev.backroad.gateway.Browser.body;
import static dev.backroad.gateway.Browser.location;
import static dev.backroad.gateway.Browser.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@GatewayTest
@WithRedis
@ExtendWith(OutputCaptureExtension.class)
class SessionIntegrationTests {

    @Autowired Door door;

    Browser browser;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        browser = new Browser(door);
    }

    @Test
    void sendsTheBrowserToThePublicAddressOfIdentityWithPkceAndState() {
        var redirect = browser.get("/session/login");

        assertThat(redirect.getStatus()).isEqualTo(HttpStatus.FOUND);
        assertThat(location(redirect).toString())
                .startsWith("http://localhost:8080/oauth2/authorize?");
        var query = query(redirect);
        assertThat(query.getFirst("response_type")).isEqualTo("code");
        assertThat(query.getFirst("client_id")).isEqualTo("backroad-web");
        assertThat(query.getFirst("redirect_uri"))
                .isEqualTo("http://localhost:8080/session/callback");
        assertThat(query.getFirst("code_challenge_method")).isEqualTo("S256");
        assertThat(query.getFirst("code_challenge")).isNotBlank();
        assertThat(query.getFirst("state")).isNotBlank();
        assertThat(query.getFirst("nonce")).isNotBlank();
        assertThat(FakeIdentity.decoded("" + query.getFirst("scope")))
                .contains("openid", "profile", "progress:write", "notifications:read");
    }

    @Test
    void keepsTheCookieFromScriptsAndFromOtherSites() {
        var cookie =
                browser.get("/session/login").getResponseCookies().getFirst("BACKROAD_SESSION");

        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void signsInAndTellsWhoItIs() {
        var back = browser.signIn("/session/login?next=/roadmaps/backend");

        assertThat(back.getStatus()).isEqualTo(HttpStatus.FOUND);
        assertThat(location(back)).hasToString("/roadmaps/backend");
        var session = browser.get("/session");
        assertThat(body(session))
                .isEqualTo(
                        "{\"signedIn\":true,\"name\":\"Lena"
                                + " Learner\",\"username\":\"learner\",\"operator\":false}");
        assertThat(session.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void provesToIdentityThatItStartedTheSignIn() {
        browser.signIn("/session/login");

        var redeemed =
                FakeParts.IDENTITY.service.requests().stream()
                        .filter(it -> it.path().equals("/oauth2/token"))
                        .findFirst()
                        .orElseThrow();
        assertThat(redeemed.body()).contains("code=code", "code_verifier=");
        assertThat(redeemed.header("Authorization"))
                .singleElement()
                .asString()
                .startsWith("Basic ");
    }

    @Test
    void changesTheSessionIdWhenSomebodySignsIn() {
        browser.get("/session/login");
        var before = browser.cookie("BACKROAD_SESSION");

        browser.signIn("/session/login");

        assertThat(browser.cookie("BACKROAD_SESSION")).isNotEqualTo(before);
    }

    @Test
    void tellsWhenNobodyIsSignedIn() {
        var session = browser.get("/session");

        assertThat(body(session)).isEqualTo("{\"signedIn\":false}");
        assertThat(session.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/%5Cevil.example", "x"})
    void redirectsNowhereElseAfterTheSignIn(String next) {
        var back = browser.signIn("/session/login?next=" + next);

        assertThat(location(back)).hasToString("/");
    }

    @Test
    void relaysTheSessionsTokenAndNoCookie() {
        browser.signIn("/session/login");

        var answer = browser.get("/api/v1/enrollments");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
        var request = FakeParts.PROGRESS.lastRequest();
        assertThat(request.header("Authorization"))
                .singleElement()
                .asString()
                .startsWith("Bearer ey");
        assertThat(request.header("Cookie")).isEmpty();
    }

    @Test
    void showsTheBrowserNoToken() {
        browser.signIn("/session/login");

        var answer = browser.get("/session");

        assertThat(answer.getResponseHeaders().toString() + body(answer)).doesNotContain("eyJ");
    }

    @Test
    void refusesAWriteWithoutTheCsrfToken() {
        browser.signIn("/session/login");

        var answer = browser.send(HttpMethod.POST, "/api/v1/enrollments", null);
        var forged = browser.send(HttpMethod.POST, "/api/v1/enrollments", "guess");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(forged.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(body(answer)).contains("/problems/csrf-token-missing");
        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void acceptsAWriteWithTheCsrfToken() {
        browser.signIn("/session/login");

        var answer = browser.write(HttpMethod.POST, "/api/v1/enrollments");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(FakeParts.PROGRESS.lastRequest().method()).isEqualTo("POST");
    }

    @Test
    void endsTheSessionAndTheSingleSignOn() {
        browser.signIn("/session/login");

        var redirect = browser.write(HttpMethod.POST, "/session/logout");

        assertThat(location(redirect).toString())
                .startsWith("http://localhost:8080/connect/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=http://localhost:8080/");
        assertThat(browser.cookie("BACKROAD_SESSION")).isNull();
        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
    }

    @Test
    void revokesTheRefreshTokenOfAnEndedSession() {
        browser.signIn("/session/login");

        browser.write(HttpMethod.POST, "/session/logout");

        assertThat(FakeParts.IDENTITY.service.requests())
                .filteredOn(it -> it.path().equals("/oauth2/revoke"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.body()).contains("token=refresh-", "token_type_hint=refresh");
                    assertThat(it.header("Authorization")).first().asString().contains("Basic ");
                });
    }

    @Test
    void signsOutEvenIfTheRefreshTokenCannotBeRevoked() {
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.answers(_ -> FakeService.HANG_UP);

        var redirect = browser.write(HttpMethod.POST, "/session/logout");

        assertThat(redirect.getStatus()).isEqualTo(HttpStatus.FOUND);
        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
    }

    @Test
    void doesNotSignOutForAnotherSite() {
        browser.signIn("/session/login");

        var answer = browser.send(HttpMethod.POST, "/session/logout", null);

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(body(browser.get("/session"))).contains("\"signedIn\":true");
    }

    @Test
    void refusesACallbackThatNobodyStarted() {
        var answer = browser.get("/session/callback?code=code&state=state");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(body(answer)).contains("/problems/sign-in-failed");
    }

    @Test
    void logSaysThatTheSecretIsAnotherOneThanThatOfIdentity(CapturedOutput log) {
        FakeParts.IDENTITY.service.answers(
                _ -> new Answer(401, "{\"error\":\"invalid_client\"}", Map.of()));

        var answer = browser.signIn("/session/login");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(body(answer)).contains("/problems/sign-in-failed").doesNotContain("secret");
        assertThat(log).contains("does not know the gateway's secret");
    }

    @Test
    void nobodyWritesIntoTheLogByTheAddressOfTheCallback(CapturedOutput log) {
        var query = query(browser.get("/session/login"));

        var answer =
                browser.get(
                        "/session/callback?error=invalid_client&state=" + query.getFirst("state"));

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(log).doesNotContain("does not know the gateway's secret");
    }

    @Test
    void refusesACallbackOfAnotherSignIn() {
        browser.get("/session/login");

        var answer = browser.get("/session/callback?code=code&state=other");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(FakeParts.IDENTITY.grants("authorization_code")).isZero();
    }

    @Test
    void renewsAnExpiredTokenOnceForAllRequestsOfAPage() {
        FakeParts.IDENTITY.issueTokensThatLast(1);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.issueTokensThatLast(300);

        var answers =
                IntStream.range(0, 8)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> browser.get("/api/v1/enrollments")))
                        .toList();

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.join().getStatus()).isEqualTo(HttpStatus.OK));
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
        assertThat(browser.get("/api/v1/enrollments").getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(FakeParts.IDENTITY.grants("refresh_token")).isEqualTo(1);
    }

    @Test
    void endsTheSessionWhenItsTokenIsNotRenewedAnyMore() {
        FakeParts.IDENTITY.issueTokensThatLast(1);
        browser.signIn("/session/login");
        FakeParts.IDENTITY.service.answers(
                _ -> new Answer(400, "{\"error\":\"invalid_grant\"}", Map.of()));

        var answer = browser.get("/api/v1/enrollments");

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(body(answer)).contains("/problems/sign-in-required");
        assertThat(body(browser.get("/session"))).contains("\"signedIn\":false");
    }
}
