package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import tools.jackson.databind.JsonNode;

/**
 * The OpenID Foundation's plan "oidcc-basic-certification-test-plan". The official suite needs
 * containers and cannot be run here; instead there is one test for each of its modules:
 *
 * <p>oidcc-server, oidcc-response-type-missing, oidcc-idtoken-signature, oidcc-idtoken-unsigned (is
 * skipped: we offer no unsigned ID tokens), oidcc-codereuse, oidcc-codereuse-30seconds (the same,
 * later), oidcc-scope-profile, -email, -address and -phone (skipped: not offered), -all,
 * oidcc-claims-essential, oidcc-claims-locales, oidcc-userinfo-get, -post-header, -post-body,
 * oidcc-display-page, -popup, oidcc-ui-locales, oidcc-login-hint, oidcc-id-token-hint,
 * oidcc-prompt-login, oidcc-prompt-none-logged-in, -not-logged-in, oidcc-max-age-1, -10000,
 * oidcc-ensure-post-request-succeeds, -registered-redirect-uri, -request-object-with-redirect-uri,
 * -request-with-acr-values-succeeds, -request-with-unknown-parameter-succeeds,
 * -request-with-valid-pkce-succeeds, -request-without-nonce-succeeds-for-code-flow,
 * -other-scope-order-succeeds, oidcc-refresh-token, oidcc-server-client-secret-post,
 * oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported and
 * oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported.
 */
@IdentityTest
class OpenIdBasicConformanceIntegrationTests {

    private final int port;

    private final RegisteredClientRepository clients;
    private final PasswordEncoder secrets;
    private final ConformanceSuite suite;

    @Autowired
    OpenIdBasicConformanceIntegrationTests(
            RegisteredClientRepository clients,
            PasswordEncoder secrets,
            @LocalServerPort int port) {
        this.suite = ConformanceSuite.with(clients, secrets, new Browser(port));
        this.port = port;
        this.clients = clients;
        this.secrets = secrets;
    }

    // oidcc-server, oidcc-idtoken-signature
    @Test
    void answersWithAnIdTokenForThisRequest() throws Exception {
        var answer = suite.answer(suite.request("openid"));

        var tokens = suite.redeem(answer);

        assertThat(answer).containsEntry("state", "the state");
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        var claims = suite.idToken(tokens);
        assertThat(claims.getIssuer()).isEqualTo(Browser.PUBLIC_URL);
        assertThat(claims.getAudience()).containsExactly("conformance-suite");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the-nonce");
        assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
        assertThat(claims.getDateClaim("auth_time")).isBeforeOrEqualTo(claims.getIssueTime());
    }

    // oidcc-response-type-missing
    @Test
    void showsAPageWhenTheResponseTypeIsMissing() {
        var request = suite.request("openid");
        request.remove("response_type");

        var refused = suite.authorize(request);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("We cannot sign you in there", "response_type");
    }

    @Test
    void tellsTheClientThatItsResponseTypeIsNotSupported() {
        var refused = suite.answer(suite.request("openid", "response_type", "id_token"));

        assertThat(refused)
                .containsEntry("error", "unsupported_response_type")
                .containsEntry("state", "the state");
    }

    // oidcc-codereuse, oidcc-codereuse-30seconds
    @Test
    void revokesWhatACodeGaveWhenItComesAgain() {
        var answer = suite.answer(suite.request("openid"));
        var tokens = suite.redeem(answer);
        assertThat(suite.userinfo(tokens).statusCode()).isEqualTo(200);

        var again = suite.tryToRedeem(answer);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(suite.userinfo(tokens).statusCode()).isEqualTo(401);
    }

    // oidcc-scope-profile, oidcc-scope-email, oidcc-scope-all,
    // oidcc-ensure-other-scope-order-succeeds
    @ParameterizedTest
    @CsvSource({
        "openid,'sub'",
        "openid profile,'sub,name,preferred_username'",
        "openid email,'sub,email,email_verified'",
        "email profile openid,'sub,name,preferred_username,email,email_verified'",
    })
    void tellsOfAPersonWhatTheScopesAllow(String scopes, String claims) {
        var tokens = suite.tokens(suite.request(scopes));

        var person = json(suite.userinfo(tokens));

        assertThat(person.propertyNames()).containsExactlyInAnyOrder(claims.split(","));
        assertThat(person.get("sub").asString()).isEqualTo(suite.idToken(tokens).getSubject());
        assertThat(person.path("email_verified").asBoolean(true)).isTrue();
    }

    // oidcc-scope-address, oidcc-scope-phone: the suite skips scopes that are not offered
    @ParameterizedTest
    @CsvSource({"address", "phone"})
    void offersNoScopeThatItCannotFill(String scope) {
        var discovery = json(suite.browser.get("/.well-known/openid-configuration"));

        assertThat(discovery.get("scopes_supported").toString()).doesNotContain(scope);
        assertThat(suite.answer(suite.request("openid " + scope)))
                .containsEntry("error", "invalid_scope");
    }

    // oidcc-userinfo-get
    @Test
    void takesTheAccessTokenInTheHeaderOfAGet() {
        var person = suite.userinfo(suite.tokens(suite.request("openid")));

        assertThat(person.statusCode()).isEqualTo(200);
        assertThat(person.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
    }

    // oidcc-userinfo-post-header
    @Test
    void takesTheAccessTokenInTheHeaderOfAPost() {
        var token = accessToken(suite.tokens(suite.request("openid")));

        var person = suite.browser.post("/userinfo", Map.of(), "Authorization", "Bearer " + token);

        assertThat(person.statusCode()).isEqualTo(200);
    }

    // oidcc-userinfo-post-body
    @Test
    void takesTheAccessTokenInTheFormOfAPost() {
        var token = accessToken(suite.tokens(suite.request("openid")));

        var person = suite.browser.post("/userinfo", Map.of("access_token", token));

        assertThat(person.statusCode()).isEqualTo(200);
    }

    // oidcc-display-page, -display-popup, -ui-locales, -claims-locales, -login-hint,
    // -claims-essential, -ensure-request-with-acr-values-succeeds,
    // -ensure-request-with-unknown-parameter-succeeds
    @ParameterizedTest
    @CsvSource({
        "display,page",
        "display,popup",
        "ui_locales,se",
        "claims_locales,se",
        "login_hint,buffy@suite.example",
        "claims,'{\"userinfo\":{\"name\":{\"essential\":true}}}'",
        "acr_values,1 2",
        "extra,foobar",
        "sid,somebody-elses",
        "unsupported,nothing",
    })
    void succeedsWithAParameterThatItNeedNotHeed(String name, String value) {
        var tokens = suite.tokens(suite.request("openid", name, value));

        assertThat(suite.idToken(tokens).getClaim("sid")).isNotEqualTo("somebody-elses");
    }

    // oidcc-ensure-request-with-acr-values-succeeds
    @Test
    void saysHowSomebodySignedIn() throws Exception {
        var claims = suite.idToken(suite.tokens(suite.request("openid")));

        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:backroad:acr:password");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
    }

    // oidcc-id-token-hint
    @Test
    void answersSilentlyWhenTheHintIsAboutWhoeverIsSignedIn() {
        var first = suite.tokens(suite.request("openid"));
        var hint = first.get("id_token").asString();

        var second = suite.tokens(suite.request("openid", "prompt", "none", "id_token_hint", hint));

        assertThat(suite.idToken(second).getSubject()).isEqualTo(suite.idToken(first).getSubject());
    }

    @Test
    void asksForALoginWhenTheHintIsAboutSomebodyElse() {
        var other = new Browser(port);
        var hint = suite.client.tokens(other, "editor", "openid").get("id_token").asString();
        suite.answer(suite.request("openid"));

        var refused =
                suite.answer(suite.request("openid", "prompt", "none", "id_token_hint", hint));

        assertThat(refused).containsEntry("error", "login_required");
    }

    // oidcc-prompt-login
    @Test
    void asksForThePasswordAgainWhenTheClientWantsIt() throws Exception {
        var first = suite.idToken(suite.tokens(suite.request("openid")));
        var again = suite.request("openid", "prompt", "login");
        assertThat(Browser.location(suite.authorize(again))).isEqualTo("/login");
        assertThat(suite.browser.get("/login").body()).contains("name=\"password\"");

        var second = suite.idToken(suite.tokens(again));

        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getStringClaim("sid")).isEqualTo(first.getStringClaim("sid"));
        assertThat(second.getDateClaim("auth_time"))
                .isAfterOrEqualTo(first.getDateClaim("auth_time"));
    }

    // oidcc-prompt-none-logged-in
    @Test
    void answersSilentlyWhenSomebodyIsSignedIn() throws Exception {
        var first = suite.idToken(suite.tokens(suite.request("openid")));

        var second = suite.idToken(suite.tokens(suite.request("openid", "prompt", "none")));

        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getDateClaim("auth_time")).isEqualTo(first.getDateClaim("auth_time"));
    }

    // oidcc-prompt-none-not-logged-in
    @Test
    void tellsTheClientThatNobodyIsSignedIn() {
        var refused = App.answer(suite.authorize(suite.request("openid", "prompt", "none")));

        assertThat(refused)
                .containsEntry("error", "login_required")
                .containsEntry("state", "the state");
    }

    @Test
    void tellsTheClientThatConsentIsMissing() {
        var asking =
                ConformanceSuite.with(
                        clients,
                        secrets,
                        suite.browser,
                        ClientSettings.builder().requireAuthorizationConsent(true));
        suite.client.signIn(suite.browser, "learner", "openid");

        var silent = asking.request("openid profile", "prompt", "none");

        assertThat(App.answer(asking.authorize(silent))).containsEntry("error", "consent_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "login consent"})
    void asksForConsentWhenTheClientWantsIt(String prompt) {
        suite.answer(suite.request("openid"));

        var asked = suite.authorize(suite.request("openid profile", "prompt", prompt));
        if (prompt.contains("login")) {
            asked = suite.browser.follow(suite.browser.signIn("learner", "learner-demo"));
        }

        assertThat(asked.headers().firstValue("Location").orElse(""))
                .doesNotStartWith(ConformanceSuite.CALLBACK);
    }

    @ParameterizedTest
    @CsvSource({
        "none login",
        "none consent",
        "none select_account",
        "login none",
        "none whatever",
        "whatever",
        "login whatever",
        "LOGIN",
        "create"
    })
    void refusesAPromptThatContradictsItselfOrIsNone(String prompt) {
        var refused = App.answer(suite.authorize(suite.request("openid", "prompt", prompt)));

        assertThat(refused).containsEntry("error", "invalid_request");
    }

    // oidcc-max-age-1
    @Test
    void asksForThePasswordAgainWhenTheLoginIsTooOld() throws Exception {
        var first = suite.idToken(suite.tokens(suite.request("openid")));
        var request = suite.request("openid", "max_age", "1");
        await().until(() -> "/login".equals(Browser.location(suite.authorize(request))));
        assertThat(
                        App.answer(
                                suite.authorize(
                                        suite.request("openid", "max_age", "1", "prompt", "none"))))
                .containsEntry("error", "login_required");

        var second = suite.idToken(suite.tokens(request));

        assertThat(second.getDateClaim("auth_time")).isAfter(first.getDateClaim("auth_time"));
    }

    // oidcc-max-age-10000
    @Test
    void asksForNothingWhenTheLoginIsRecentEnough() throws Exception {
        var first = suite.idToken(suite.tokens(suite.request("openid")));

        var answer = App.answer(suite.authorize(suite.request("openid", "max_age", "10000")));

        var second = suite.idToken(suite.redeem(answer));
        assertThat(second.getDateClaim("auth_time")).isEqualTo(first.getDateClaim("auth_time"));
    }

    @Test
    void asksForThePasswordOnceWhenAnyLoginIsTooOld() {
        suite.answer(suite.request("openid"));
        var request = suite.request("openid", "max_age", "0");
        assertThat(Browser.location(suite.authorize(request))).isEqualTo("/login");

        assertThat(suite.answer(request)).containsKey("code");
    }

    @ParameterizedTest
    @CsvSource({"-1", "soon", "1.5", "99999999999999999999"})
    void refusesAnAgeThatIsNoNumberOfSeconds(String maxAge) {
        var refused = App.answer(suite.authorize(suite.request("openid", "max_age", maxAge)));

        assertThat(refused).containsEntry("error", "invalid_request");
    }

    // oidcc-ensure-post-request-succeeds
    @Test
    void takesAnAuthorizationRequestByPostBeforeTheLogin() {
        var request = suite.request("openid", "state", "a b+c&d={e}%41 \u00e9");

        var posted = suite.browser.post("/oauth2/authorize", request);

        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(Browser.location(suite.browser.follow(posted))).isEqualTo("/login");
        var answer = suite.browser.follow(suite.browser.signIn("learner", "learner-demo"));
        assertThat(App.answer(answer))
                .containsKey("code")
                .containsEntry("state", "a b+c&d={e}%41 \u00e9");
    }

    // oidcc-ensure-registered-redirect-uri
    @Test
    void showsAPageWhenTheRedirectUriIsNotRegistered() {
        var refused =
                suite.authorize(
                        suite.request("openid", "redirect_uri", ConformanceSuite.CALLBACK + "/x"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(refused.body()).contains("We cannot sign you in there");
    }

    @Test
    void showsAPageWhenTheClientIsUnknown() {
        var refused = suite.authorize(suite.request("openid", "client_id", "nobody"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("We cannot sign you in there");
    }

    // oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported
    @Test
    void refusesARequestObject() {
        var refused = suite.answer(suite.request("openid", "request", requestObject()));

        assertThat(refused)
                .containsEntry("error", "request_not_supported")
                .containsEntry("state", "the state");
    }

    // oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported
    @ParameterizedTest
    @CsvSource({"https://suite.example/object.jwt", "urn:ietf:params:oauth:request_uri:abc"})
    void refusesTheAddressOfARequestObject(String address) {
        var refused = suite.answer(suite.request("openid", "request_uri", address));

        assertThat(refused).containsEntry("error", "request_uri_not_supported");
    }

    // oidcc-ensure-request-object-with-redirect-uri
    @Test
    void takesNoRedirectUriFromARequestObject() {
        var refused =
                suite.authorize(
                        suite.request(
                                "openid",
                                "redirect_uri",
                                "https://evil.example/",
                                "request",
                                requestObject()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    // oidcc-ensure-request-with-valid-pkce-succeeds
    @Test
    void checksTheProofKeyOfAClientThatNeedNotSendOne() {
        var code = String.valueOf(suite.answer(suite.client.authorization("openid")).get("code"));

        assertThat(suite.client.redeem(suite.browser, code).statusCode()).isEqualTo(200);
    }

    // oidcc-ensure-request-without-nonce-succeeds-for-code-flow
    @Test
    void needsNoNonce() {
        var request = suite.request("openid");
        request.remove("nonce");

        assertThat(suite.idToken(suite.tokens(request)).getClaims()).doesNotContainKey("nonce");
    }

    // oidcc-refresh-token
    @Test
    void keepsTheLoginInTheIdTokenOfARefresh() throws Exception {
        var tokens = suite.tokens(suite.request("openid"));
        var first = suite.idToken(tokens);

        var refreshed =
                json(suite.client.refresh(suite.browser, tokens.get("refresh_token").asString()));

        var second = suite.idToken(refreshed);
        assertThat(second.getIssuer()).isEqualTo(first.getIssuer());
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getAudience()).isEqualTo(first.getAudience());
        assertThat(second.getDateClaim("auth_time")).isEqualTo(first.getDateClaim("auth_time"));
        assertThat(second.getStringClaim("sid")).isEqualTo(first.getStringClaim("sid"));
        assertThat(suite.userinfo(refreshed).statusCode()).isEqualTo(200);
    }

    // oidcc-server-client-secret-post
    @Test
    void takesTheSecretInTheForm() {
        var answer = suite.answer(suite.request("openid"));
        var form =
                new HashMap<>(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "redirect_uri",
                                ConformanceSuite.CALLBACK,
                                "client_id",
                                suite.client.clientId(),
                                "client_secret",
                                suite.client.secret()));
        form.put("code", String.valueOf(answer.get("code")));

        assertThat(suite.browser.post("/oauth2/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheSessionThatTheBrowserHasAndNotThePersonsNewest() throws Exception {
        var answer = suite.answer(suite.request("openid"));
        suite.client.signIn(new Browser(port), "learner", "openid");

        var first = suite.idToken(suite.redeem(answer));
        var again = suite.idToken(suite.tokens(suite.request("openid", "prompt", "none")));

        assertThat(again.getStringClaim("sid")).isEqualTo(first.getStringClaim("sid"));
    }

    private static String requestObject() {
        return new PlainJWT(
                        new JWTClaimsSet.Builder()
                                .claim("redirect_uri", ConformanceSuite.CALLBACK)
                                .build())
                .serialize();
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }
}
