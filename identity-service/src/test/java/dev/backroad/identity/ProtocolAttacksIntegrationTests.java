package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What RFC 9700 warns of, tried out. Code replay and parallel redemption are in {@link
 * AuthorizationCodeIntegrationTests}, refresh tokens in {@link RefreshTokenIntegrationTests}.
 */
@IdentityTest
class ProtocolAttacksIntegrationTests {

    @LocalServerPort int port;

    private final App gateway = App.gateway();
    private final App commandLine = App.commandLine();
    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    // The registered one is http://localhost:8080/session/callback.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/session/callback",
                "http://localhost:8080/session/callback/",
                "http://localhost:8080/session/callback/../../evil",
                "http://localhost:8080/session/callback/..;/evil",
                "http://localhost:8080/session/callbackevil",
                "http://localhost:8080/session/Callback",
                "http://localhost:8080/session%2Fcallback",
                "http://localhost:8080//session/callback",
                "http://localhost:8080/session/callback?next=https://evil.example",
                "http://localhost:8080/session/callback#",
                "http://localhost:8080/session/callback#fragment",
                "http://localhost:8081/session/callback",
                "http://localhost/session/callback",
                "https://localhost:8080/session/callback",
                "HTTP://localhost:8080/session/callback",
                "http://LOCALHOST:8080/session/callback",
                "http://localhost.evil.example:8080/session/callback",
                "http://localhost:8080@evil.example/session/callback",
                "http://evil.example@localhost:8080/session/callback",
                "http://evil.example\\@localhost:8080/session/callback",
                "http://127.0.0.1:8080/session/callback",
                "http://[::1]:8080/session/callback",
                "//localhost:8080/session/callback",
                "/session/callback",
                "javascript:alert(1)//http://localhost:8080/session/callback",
                "data:text/html,hello",
                " http://localhost:8080/session/callback",
                "http://localhost:8080/session/callback\t",
                "http://localhost:8080/session/callback%0d%0aX-Evil:1",
                "http://localhost:8080/session/callback\r\nX-Evil: 1",
                "http://loc\u0430lhost:8080/session/callback",
                "*",
            })
    void sendsNobodyToAnAddressThatIsNotTheRegisteredOne(String redirectUri) {
        assertRefusedOnPage(authorize(gateway, "redirect_uri", redirectUri));
    }

    // Any port is right on the loopback address (RFC 8252, 7.3), and nothing else may differ.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8089/callback/evil",
                "http://127.0.0.1:8089/Callback",
                "http://127.0.0.2:8089/callback",
                "http://localhost:8089/callback",
                "http://127.0.0.1:8089/callback?x=y",
                "http://127.0.0.1:8089/callback#x",
                "https://127.0.0.1:8089/callback",
                "http://x@127.0.0.1:8089/callback",
                "http://127.0.0.1:8089.evil.example/callback",
                "http://127.0.0.1:99999999999/callback",
                "http://127.0.0.1:port/callback",
                "http://127.0.0.1:/callback/../evil",
            })
    void letsALoopbackAddressDifferInItsPortOnly(String redirectUri) {
        assertRefusedOnPage(authorize(commandLine, "redirect_uri", redirectUri));

        assertThat(authorize(commandLine, "redirect_uri", "http://127.0.0.1:49152/callback"))
                .satisfies(answer -> assertThat(Browser.location(answer)).isEqualTo("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect_uri",
                "client_id",
                "response_type",
                "scope",
                "state",
                "nonce",
                "code_challenge",
                "code_challenge_method",
                "prompt",
                "max_age"
            })
    void refusesAParameterThatComesTwice(String name) {
        var once = gateway.authorization("openid");
        var address = "/oauth2/authorize?" + Browser.encode(once);

        assertRefusedOnPage(browser.get(address + "&" + name + "=a&" + name + "=b"));
        assertRefusedOnPage(browser.get(address + "&" + name + "=&" + name + "=b"));
    }

    @Test
    void refusesARedirectUriAtTheTokenEndpointThatIsNotTheOneOfTheRequest() {
        var code = gateway.code(browser, "learner", "openid");

        var refused =
                gateway.token(
                        browser,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                "http://localhost:8080/",
                                "code_verifier",
                                gateway.verifier()));

        assertError(refused, 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,''",
        "code_challenge,short",
        "code_challenge,a23456789-b23456789.c23456789_d23456789~e2", // one too short
        "code_challenge,a23456789 b23456789 c23456789 d23456789 e23456789",
        "code_challenge,a23456789+b23456789/c23456789+d23456789/e23=",
        "code_challenge_method,''",
        "code_challenge_method,plain",
        "code_challenge_method,s256",
        "code_challenge_method,S512",
        "code_challenge_method,none",
    })
    void refusesAWeakerProofKey(String name, String value) {
        assertThat(App.answer(authorize(gateway, name, value)))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void refusesAProofKeyThatIsTooLong() {
        assertThat(App.answer(authorize(gateway, "code_challenge", "a".repeat(129))))
                .containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"})
    void refusesACodeWithoutTheRightVerifier(String verifier) {
        var code = gateway.code(browser, "learner", "openid");

        assertError(gateway.redeem(browser, code, verifier), 400, null);
    }

    @Test
    void refusesTheChallengeItselfAsTheVerifier() {
        var code = gateway.code(browser, "learner", "openid");
        var challenge = String.valueOf(gateway.authorization("openid").get("code_challenge"));

        assertError(gateway.redeem(browser, code, challenge), 400, "invalid_grant");
    }

    @Test
    void refusesACodeOfAnotherClient() {
        var code = commandLine.code(browser, "learner", "openid");

        assertError(gateway.redeem(browser, code, commandLine.verifier()), 400, "invalid_grant");
    }

    @Test
    void takesNoAccessTokenForASignIn() {
        var token = commandLine.tokens(browser, "operator", "openid").get("access_token");
        var nobody = new Browser(port);

        var answer =
                nobody.get(
                        commandLine.authorize("openid operations"),
                        "Authorization",
                        "Bearer " + token.asString());

        assertThat(Browser.location(answer)).isEqualTo("/login");
    }

    @Test
    void takesNoAccessTokenInAnAddress() {
        var token = commandLine.tokens(browser, "learner", "openid").get("access_token");

        var refused = browser.get("/userinfo?access_token=" + token.asString());

        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTwoAccessTokensAtOnce() {
        var token = commandLine.tokens(browser, "learner", "openid").get("access_token");

        var refused =
                browser.post(
                        "/userinfo",
                        Map.of("access_token", token.asString()),
                        "Authorization",
                        "Bearer " + token.asString());

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type,'',400,",
        "grant_type,password,400,unsupported_grant_type",
        "grant_type,client_credentials,400,unauthorized_client",
        "grant_type,urn:ietf:params:oauth:grant-type:token-exchange,400,unsupported_grant_type",
        "grant_type,urn:ietf:params:oauth:grant-type:device_code,400,unsupported_grant_type",
        "grant_type,Authorization_Code,400,unsupported_grant_type",
        "code,nothing,400,invalid_grant",
        "code,'',400,",
    })
    void answersAWrongTokenRequestAsTheStandardSays(
            String name, String value, int status, @Nullable String error) {
        var form =
                new HashMap<>(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                "nothing",
                                "redirect_uri",
                                gateway.redirectUri(),
                                "code_verifier",
                                gateway.verifier()));
        form.put(name, value);

        assertError(gateway.token(browser, form), status, error);
    }

    @Test
    void saysAlsoToClientsWithoutSecretWhichGrantsThereAreNot() {
        var form = Map.of("grant_type", "password", "username", "learner", "password", "x");

        assertError(commandLine.token(browser, form), 400, "unsupported_grant_type");
    }

    /** RFC 6749, 2.3: which of the two is meant is nothing to guess. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void refusesAClientThatSaysTwiceWhoItIs(String path) {
        var form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "token",
                        "x",
                        "client_id",
                        gateway.clientId(),
                        "client_secret",
                        gateway.secret());

        assertError(gateway.authenticated(browser, path, form), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "Basic YmFja3JvYWQtd2ViOndyb25n", // backroad-web:wrong
        "Basic bm9ib2R5OndoYXRldmVy", // nobody:whatever
        "Basic %%%",
        "Basic ''",
        "Bearer abc",
    })
    void refusesAClientThatIsNotWhoItSays(String authorization) {
        for (var path : new String[] {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"}) {
            var refused =
                    browser.post(
                            path,
                            Map.of("grant_type", "client_credentials", "token", "x"),
                            "Authorization",
                            authorization);

            assertThat(refused.statusCode()).as(path).isIn(400, 401);
            assertThat(json(refused).get("error").asString())
                    .as(path)
                    .isIn("invalid_client", "invalid_request");
            if (refused.statusCode() == 401) {
                assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
            }
        }
    }

    @Test
    void asksAClientWhoSaysNothingForItsSecret() {
        var refused = browser.post("/oauth2/introspect", Map.of("token", "x"));

        assertError(refused, 401, "invalid_client");
    }

    @Test
    void doesNotKeepTheSessionOfWhoeverPlantedIt() {
        browser.get("/login");
        var planted = session();

        browser.signIn("learner", "learner-demo");

        assertThat(session()).isNotEqualTo(planted);
        var thief = new Browser(port);
        var stolen =
                thief.get(
                        commandLine.authorize("openid"), "Cookie", "BACKROAD_IDENTITY=" + planted);
        assertThat(Browser.location(stolen)).isEqualTo("/login");
    }

    // The last three are Base64 of NUL characters, which PostgreSQL takes for no text, and of no
    // text.
    @ParameterizedTest
    @ValueSource(strings = {"", "%", "../..", "AAAA", "YQBi", "/////w=="})
    void takesACookieThatIsNoSessionForNone(String cookie) {
        for (var path : List.of("/login", "/oauth2/jwks", "/identity/page.css", "/userinfo")) {
            var nobody = new Browser(port).get(path);

            var answer = new Browser(port).get(path, "Cookie", "BACKROAD_IDENTITY=" + cookie);

            assertThat(answer.statusCode()).as(path).isEqualTo(nobody.statusCode());
        }
    }

    @Test
    void givesTheSessionANewNameAtALoginThatAClientDemands() {
        commandLine.signIn(browser, "learner", "openid");
        var before = session();
        authorize(commandLine, "prompt", "login");

        browser.signIn("learner", "learner-demo");

        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void signsNobodyInOrOutWithoutTheTokenOfOurPage() {
        commandLine.signIn(browser, "learner", "openid");

        assertThat(
                        browser.post(
                                        "/login",
                                        Map.of("username", "editor", "password", "editor-demo"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(App.answer(authorize(commandLine, "prompt", "none"))).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example"})
    void leadsNowhereElseAfterTheLogin(String target) {
        var wanted = Map.of("continue", target, "next", target, "redirect", target);
        browser.get("/login?" + Browser.encode(wanted));

        var signedIn = browser.signIn("learner", "learner-demo");

        assertThat(Browser.location(signedIn)).isEqualTo(Browser.PUBLIC_URL + "/");
    }

    private HttpResponse<String> authorize(App app, String name, String value) {
        var request = new HashMap<>(app.authorization("openid"));
        request.put(name, value);
        return browser.get("/oauth2/authorize?" + Browser.encode(request));
    }

    private String session() {
        return browser.cookies().stream().map(HttpCookie::getValue).findFirst().orElseThrow();
    }

    private static void assertRefusedOnPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    private static void assertError(
            HttpResponse<String> answer, int status, @Nullable String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).has("error")).isTrue();
        if (error != null) {
            assertThat(json(answer).get("error").asString()).isEqualTo(error);
        }
    }
}
