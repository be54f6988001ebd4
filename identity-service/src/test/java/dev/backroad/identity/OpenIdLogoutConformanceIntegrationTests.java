package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The OpenID Foundation's plan "oidcc-rp-initiated-logout-certification-test-plan". The official
 * suite needs containers and cannot be run here; instead there is one test for each of its modules:
 *
 * <p>oidcc-rp-initiated-logout-discovery-endpoint-verification, oidcc-rp-initiated-logout, and with
 * that prefix: -bad-post-logout-redirect-uri, -modified-id-token-hint, -no-id-token-hint,
 * -no-params, -no-post-logout-redirect-uri, -no-state, -only-state,
 * -query-added-to-post-logout-redirect-uri and -bad-id-token-hint.
 */
@IdentityTest
class OpenIdLogoutConformanceIntegrationTests {

    private final ConformanceSuite suite;
    private final int port;
    private String hint = "";

    @Autowired
    OpenIdLogoutConformanceIntegrationTests(
            RegisteredClientRepository clients,
            PasswordEncoder secrets,
            @LocalServerPort int port) {
        this.suite = ConformanceSuite.with(clients, secrets, new Browser(port));
        this.port = port;
    }

    @BeforeEach
    void signIn() {
        hint = suite.tokens(suite.request("openid")).get("id_token").asString();
    }

    // …-discovery-endpoint-verification
    @Test
    void namesTheEndpoint() {
        var discovery = json(suite.browser.get("/.well-known/openid-configuration"));

        assertThat(discovery.get("end_session_endpoint").asString())
                .isEqualTo(Browser.PUBLIC_URL + "/connect/logout");
    }

    // oidcc-rp-initiated-logout
    @Test
    void signsOutAndPassesTheStateBack() {
        var left =
                logout(
                        "id_token_hint",
                        hint,
                        "post_logout_redirect_uri",
                        ConformanceSuite.LEFT,
                        "state",
                        "a b&c=d");

        assertThat(Browser.location(left))
                .isEqualTo(ConformanceSuite.LEFT + "?state=a%20b%26c%3Dd");
        assertSignedIn(false);
    }

    @Test
    void signsOutByAPost() {
        var form = Map.of("id_token_hint", hint, "post_logout_redirect_uri", ConformanceSuite.LEFT);

        var left = suite.browser.follow(suite.browser.post("/connect/logout", form));

        assertThat(Browser.location(left)).isEqualTo(ConformanceSuite.LEFT);
        assertSignedIn(false);
    }

    // …-no-state
    @Test
    void passesNoStateBackWhenThereIsNone() {
        var left = logout("id_token_hint", hint, "post_logout_redirect_uri", ConformanceSuite.LEFT);

        assertThat(Browser.location(left)).isEqualTo(ConformanceSuite.LEFT);
        assertSignedIn(false);
    }

    // …-no-post-logout-redirect-uri
    @Test
    void saysThatSomebodyIsSignedOutWhenThereIsNowhereToGo() {
        var left = logout("id_token_hint", hint, "state", "x");

        assertThat(Browser.location(left)).isEqualTo("/login?logout");
        assertThat(suite.browser.follow(left).body()).contains("You are signed out.");
        assertSignedIn(false);
    }

    // …-no-params, …-only-state, …-no-id-token-hint
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?state=x",
                "?state=x&post_logout_redirect_uri=" + ConformanceSuite.LEFT,
                "?client_id=conformance-suite&post_logout_redirect_uri=" + ConformanceSuite.LEFT,
            })
    void asksThePersonWhenThereIsNoHint(String query) {
        var asked = suite.browser.get("/connect/logout" + query);

        assertThat(Browser.location(asked)).isEqualTo("/logout");
        assertThat(suite.browser.follow(asked).body()).contains("Sign out?");
        assertSignedIn(true);
        suite.browser.submit("/logout", Map.of());
        assertSignedIn(false);
    }

    // …-bad-post-logout-redirect-uri, …-query-added-to-post-logout-redirect-uri
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                ConformanceSuite.LEFT + "?foo=bar",
                ConformanceSuite.LEFT + "/",
                ConformanceSuite.LEFT + "#x",
                ConformanceSuite.CALLBACK,
                "javascript:alert(1)"
            })
    void sendsNobodyToAnAddressThatIsNotRegistered(String target) {
        var refused = logout("id_token_hint", hint, "post_logout_redirect_uri", target);

        assertRefused(refused);
    }

    // …-modified-id-token-hint
    @Test
    void refusesAHintThatWasChanged() {
        var signature = hint.lastIndexOf('.') + 1;
        var changed = hint.substring(0, signature) + hint.substring(signature + 1) + "A";

        assertRefused(
                logout(
                        "id_token_hint",
                        changed,
                        "post_logout_redirect_uri",
                        ConformanceSuite.LEFT));
    }

    // …-bad-id-token-hint
    @Test
    void refusesAHintThatSomebodyElseSigned() throws Exception {
        var claims = SignedJWT.parse(hint).getJWTClaimsSet();
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        forged.sign(new MACSigner("a secret of at least thirty-two bytes"));

        assertRefused(
                logout(
                        "id_token_hint",
                        forged.serialize(),
                        "post_logout_redirect_uri",
                        ConformanceSuite.LEFT));
    }

    @Test
    void refusesAnAccessTokenAsAHint() {
        var access = suite.tokens(suite.request("openid")).get("access_token").asString();

        assertRefused(logout("id_token_hint", access));
    }

    @Test
    void refusesAClientThatTheHintIsNotFor() {
        assertRefused(logout("id_token_hint", hint, "client_id", "backroad-web"));
    }

    @Test
    void takesTheFirstIdTokenAfterARefresh() {
        var tokens = suite.tokens(suite.request("openid"));
        suite.client.refresh(suite.browser, tokens.get("refresh_token").asString());

        var left =
                logout(
                        "id_token_hint",
                        tokens.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        ConformanceSuite.LEFT);

        assertThat(Browser.location(left)).isEqualTo(ConformanceSuite.LEFT);
        assertSignedIn(false);
    }

    @Test
    void asksThePersonWhenTheHintIsOfAnotherSession() {
        var other = suite.client.tokens(new Browser(port), "learner", "openid");

        var asked =
                logout(
                        "id_token_hint",
                        other.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        ConformanceSuite.LEFT);

        assertThat(Browser.location(asked)).isEqualTo("/logout");
        assertSignedIn(true);
    }

    @Test
    void sendsSomebodyBackWhoWasNotSignedInAnyMore() {
        suite.browser.submit("/logout", Map.of());

        var left = logout("id_token_hint", hint, "post_logout_redirect_uri", ConformanceSuite.LEFT);

        assertThat(Browser.location(left)).isEqualTo(ConformanceSuite.LEFT);
    }

    @Test
    void endsWhatWasGrantedInTheSession() {
        var tokens = suite.tokens(suite.request("openid"));
        assertThat(suite.userinfo(tokens).statusCode()).isEqualTo(200);

        logout("id_token_hint", hint);

        assertThat(suite.userinfo(tokens).statusCode()).isEqualTo(401);
        var refused = suite.client.refresh(suite.browser, tokens.get("refresh_token").asString());
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_grant");
    }

    private HttpResponse<String> logout(String... parameters) {
        var query = new HashMap<String, String>();
        for (var i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return suite.browser.get("/connect/logout?" + Browser.encode(query));
    }

    private void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("We cannot sign you out that way");
        assertSignedIn(true);
    }

    private void assertSignedIn(boolean expected) {
        var silent = App.answer(suite.authorize(suite.request("openid", "prompt", "none")));
        assertThat(silent.containsKey("code")).isEqualTo(expected);
    }
}
