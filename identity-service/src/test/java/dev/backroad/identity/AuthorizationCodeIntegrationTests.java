package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sign-in over real HTTP, as a client without Spring sees it. */
@IdentityTest
class AuthorizationCodeIntegrationTests {

    private static final String EVERYTHING =
            "openid profile email progress:read progress:write notifications:read"
                    + " notifications:write catalog:write operations";

    @LocalServerPort int port;

    private final App commandLine = App.commandLine();
    private final App gateway = App.gateway();
    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void givesAnAccessTokenThatSaysWhoMayDoWhat() throws Exception {
        var tokens = commandLine.tokens(browser, "learner", "openid profile progress:read");

        var access = verified(tokens.get("access_token").asString());

        assertThat(access.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        var claims = access.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("backroad-api");
        assertThat(UUID.fromString(claims.getSubject()).version()).isEqualTo(7);
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("learner");
        assertThat(claims.getStringClaim("name")).isEqualTo("Lena Learner");
        assertThat(claims.getStringClaim("scope")).isEqualTo("openid profile progress:read");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("backroad-cli");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void givesAnIdTokenThatIsNoAccessToken() throws Exception {
        var tokens = commandLine.tokens(browser, "learner", "openid profile email");

        var id = verified(tokens.get("id_token").asString());

        assertThat(id.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        var claims = id.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("backroad-cli");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the-nonce");
        assertThat(claims.getStringClaim("email")).isEqualTo("learner@backroad.test");
        assertThat(claims.getStringClaim("name")).isEqualTo("Lena Learner");
        assertThat(claims.getStringClaim("sid")).isNotEmpty();
        assertThat(userinfo(tokens.get("id_token").asString())).isEqualTo(401);
        assertThat(userinfo(tokens.get("access_token").asString())).isEqualTo(200);
    }

    @Test
    void returnsTheStateOfTheClient() {
        var answer = commandLine.signIn(browser, "learner", "openid");

        assertThat(answer).containsEntry("state", "the state").containsKey("code");
    }

    @Test
    void saysInEveryAnswerWhoGivesIt() {
        var given = commandLine.signIn(browser, "learner", "openid");
        var refused = App.answer(browser.get(commandLine.authorize("openid everything")));

        assertThat(given).containsKey("code").containsEntry("iss", Browser.PUBLIC_URL);
        assertThat(refused).containsKey("error").containsEntry("iss", Browser.PUBLIC_URL);
    }

    @Test
    void doesNotAskAgainWhoIsSignedIn() {
        commandLine.signIn(browser, "learner", "openid");

        var answer = App.answer(browser.get(gateway.authorize("openid")));

        assertThat(answer).containsKey("code");
    }

    @Test
    void givesALearnerNoScopesOfOtherRoles() {
        var tokens = commandLine.tokens(browser, "learner", EVERYTHING);

        assertThat(tokens.get("scope").asString().split(" "))
                .contains("progress:write", "notifications:read")
                .doesNotContain("catalog:write", "operations");
    }

    @Test
    void givesAnEditorTheCatalogAndAnOperatorTheOperations() {
        var editor = commandLine.tokens(browser, "editor", EVERYTHING);
        var operator = commandLine.tokens(new Browser(port), "operator", EVERYTHING);

        assertThat(editor.get("scope").asString()).contains("catalog:write");
        assertThat(editor.get("scope").asString()).doesNotContain("operations");
        assertThat(operator.get("scope").asString()).contains("operations");
        assertThat(operator.get("scope").asString()).doesNotContain("catalog:write");
    }

    @Test
    void refusesAScopeThatDoesNotExist() {
        var answer = App.answer(browser.get(commandLine.authorize("openid everything")));

        assertThat(answer).containsEntry("error", "invalid_scope");
    }

    @Test
    void refusesACodeTheSecondTimeAndEndsWhatItGave() {
        var code = gateway.code(browser, "learner", "openid profile");
        var tokens = json(gateway.redeem(browser, code));

        var again = gateway.redeem(browser, code);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(active(tokens.get("access_token").asString())).isFalse();
        assertThat(gateway.refresh(browser, tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void redeemsACodeOnceHoweverManyTryAtTheSameMoment() throws Exception {
        var code = gateway.code(browser, "learner", "openid profile");

        var statuses = twentyTimes(() -> gateway.redeem(browser, code).statusCode());

        assertThat(statuses).hasSize(20).containsOnlyOnce(200).containsOnly(200, 400);
    }

    @Test
    void redeemsARefreshTokenOnceHoweverManyTryAtTheSameMoment() throws Exception {
        var tokens = gateway.tokens(browser, "learner", "openid profile");
        var refreshToken = tokens.get("refresh_token").asString();

        var statuses = twentyTimes(() -> gateway.refresh(browser, refreshToken).statusCode());

        assertThat(statuses).hasSize(20).containsOnlyOnce(200).containsOnly(200, 400);
    }

    private static List<Integer> twentyTimes(Callable<Integer> request) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(Collections.nCopies(20, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void refusesARequestWithoutProofKeyFromEveryClient() {
        for (var app : Set.of(commandLine, gateway)) {
            var authorization = app.authorization("openid");
            authorization.keySet().removeAll(Set.of("code_challenge", "code_challenge_method"));

            var answer = browser.get("/oauth2/authorize?" + Browser.encode(authorization));

            assertThat(App.answer(answer)).containsEntry("error", "invalid_request");
        }
    }

    @Test
    void refusesAPlainProofKey() {
        var authorization = commandLine.authorization("openid");
        authorization.put("code_challenge_method", "plain");

        var answer = browser.get("/oauth2/authorize?" + Browser.encode(authorization));

        assertThat(App.answer(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void refusesACodeWithTheProofOfSomebodyElse() {
        var code = commandLine.code(browser, "learner", "openid");

        var refused = commandLine.redeem(browser, code, "x".repeat(43));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAnUnknownRedirectUriOnAPageAndSendsNobodyThere() {
        var authorization = gateway.authorization("openid");
        authorization.put("redirect_uri", "https://evil.example/callback");

        var refused = browser.get("/oauth2/authorize?" + Browser.encode(authorization));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("text/html;charset=UTF-8");
        assertThat(refused.body()).contains("We cannot sign you in there").contains("redirect_uri");
    }

    @Test
    void rotatesRefreshTokensAndRefusesTheOldOne() {
        var first = gateway.tokens(browser, "learner", "openid profile progress:read");

        var second = json(gateway.refresh(browser, first.get("refresh_token").asString()));
        var again = gateway.refresh(browser, first.get("refresh_token").asString());

        assertThat(second.get("refresh_token").asString())
                .isNotEqualTo(first.get("refresh_token").asString());
        assertThat(second.get("access_token").asString())
                .isNotEqualTo(first.get("access_token").asString());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void givesAProgramWithoutSecretNoRefreshToken() {
        var tokens = commandLine.tokens(browser, "learner", "openid");

        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void revokesATokenThatItsClientGivesBack() {
        var tokens = gateway.tokens(browser, "learner", "openid profile");
        var access = tokens.get("access_token").asString();
        assertThat(active(access)).isTrue();

        gateway.authenticated(browser, "/oauth2/revoke", Map.of("token", access));

        assertThat(active(access)).isFalse();
        assertThat(userinfo(access)).isEqualTo(401);
    }

    @Test
    void endsTheSessionWhenAClientAsks() {
        var tokens = gateway.tokens(browser, "learner", "openid profile");

        var left =
                browser.get(
                        "/connect/logout?"
                                + Browser.encode(
                                        Map.of(
                                                "id_token_hint",
                                                tokens.get("id_token").asString(),
                                                "post_logout_redirect_uri",
                                                Browser.PUBLIC_URL + "/")));

        assertThat(Browser.location(left)).isEqualTo(Browser.PUBLIC_URL + "/");
        assertThat(Browser.location(browser.get(gateway.authorize("openid")))).isEqualTo("/login");
    }

    @Test
    void asksThePersonWhenNothingProvesWhoWantsToSignOut() {
        var asked = browser.get("/connect/logout");

        assertThat(Browser.location(asked)).isEqualTo("/logout");
    }

    @Test
    void refusesACharacterThatTheDatabaseCannotStore() {
        var refused = commandLine.redeem(browser, "a\0b");

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void tellsClientsWhereEverythingIs() {
        var discovery = json(browser.get("/.well-known/openid-configuration"));

        assertThat(discovery.get("issuer").asString()).isEqualTo("http://localhost:8080");
        assertThat(discovery.get("token_endpoint").asString())
                .isEqualTo("http://localhost:8080/oauth2/token");
        assertThat(discovery.get("end_session_endpoint").asString())
                .isEqualTo("http://localhost:8080/connect/logout");
        assertThat(discovery.get("scopes_supported").valueStream().map(scope -> scope.asString()))
                .contains(EVERYTHING.split(" "));
        assertThat(discovery.get("token_endpoint_auth_methods_supported").toString())
                .contains("none", "client_secret_basic");
        assertThat(browser.get("/.well-known/oauth-authorization-server").statusCode())
                .isEqualTo(200);
    }

    private boolean active(String token) {
        var answer = gateway.authenticated(browser, "/oauth2/introspect", Map.of("token", token));
        return json(answer).get("active").asBoolean();
    }

    private int userinfo(String token) {
        return browser.get("/userinfo", "Authorization", "Bearer " + token).statusCode();
    }

    private SignedJWT verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt;
    }
}
