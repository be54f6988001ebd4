package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import dev.backroad.identity.signon.BackChannel;
import dev.backroad.identity.signon.SingleSignOn;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/**
 * The OpenID Foundation's plan "oidcc-backchannel-rp-initiated-logout-certification-test-plan":
 * oidcc-backchannel-logout-discovery-endpoint-verification and
 * oidcc-backchannel-rp-initiated-logout. The official suite needs containers and cannot be run
 * here. Beyond its modules: every other way in which a session ends.
 */
@IdentityTest
class OpenIdBackChannelConformanceIntegrationTests {

    @LocalServerPort int port;
    @Autowired RegisteredClientRepository clients;
    @Autowired PasswordEncoder secrets;
    @Autowired SingleSignOn signOn;
    @Autowired JdbcClient jdbc;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private ConformanceSuite suite() {
        return ConformanceSuite.with(
                clients,
                secrets,
                new Browser(port),
                ClientSettings.builder().setting(BackChannel.URI_SETTING, receiver.uri()));
    }

    @BeforeEach
    void hearNothingOfOtherTests() {
        jdbc.sql("DELETE FROM logout_notice").update();
    }

    // oidcc-backchannel-logout-discovery-endpoint-verification
    @Test
    void saysThatItSupportsIt() {
        var discovery = json(new Browser(port).get("/.well-known/openid-configuration"));

        assertThat(discovery.get("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(discovery.get("backchannel_logout_session_supported").asBoolean()).isTrue();
    }

    // oidcc-backchannel-rp-initiated-logout
    @Test
    void tellsTheClientWhoseUserSignsOut() throws Exception {
        var suite = suite();
        var tokens = suite.tokens(suite.request("openid"));
        var id = suite.idToken(tokens);

        suite.browser.get("/connect/logout?id_token_hint=" + tokens.get("id_token").asString());

        var logout = heardBy(suite);
        assertThat(logout.getStringClaim("sid")).isEqualTo(id.getStringClaim("sid"));
        assertThat(logout.getSubject()).isEqualTo(id.getSubject());
        assertThat(logout.getClaims())
                .containsOnlyKeys("iss", "aud", "iat", "exp", "jti", "events", "sid", "sub");
    }

    @Test
    void tellsItWhenThePersonSignsOutOnOurPage() throws Exception {
        var suite = suite();
        suite.tokens(suite.request("openid"));

        suite.browser.submit("/logout", Map.of());

        heardBy(suite);
    }

    @Test
    void tellsItWhenTheSessionIsEndedElsewhere() throws Exception {
        var suite = suite();
        var tokens = suite.tokens(suite.request("openid"));
        var sid = suite.idToken(tokens).getStringClaim("sid");

        signOn.end(sid);

        assertThat(heardBy(suite).getStringClaim("sid")).isEqualTo(sid);
        assertThat(suite.userinfo(tokens).statusCode()).isEqualTo(401);
        assertSignedOut(suite);
    }

    @Test
    void tellsItOfEverySessionWhenTheAccountIsDeleted() throws Exception {
        var one = suite();
        var other = suite();
        var first = one.idToken(one.tokens(one.request("openid")));
        var second = other.idToken(other.tokens(other.request("openid")));

        signOn.endAll(UUID.fromString(first.getSubject()));

        await().untilAsserted(() ->
                assertThat(receiver.tokens().stream().map(token -> claim(token, "sid")))
                        .contains(first.getStringClaim("sid"), second.getStringClaim("sid")));
        assertSignedOut(one);
        assertSignedOut(other);
    }

    @Test
    void tellsItWhenSomebodyElseSignsInThere() throws Exception {
        var suite = suite();
        var learner = suite.idToken(suite.tokens(suite.request("openid")));
        suite.authorize(suite.request("openid", "prompt", "login"));

        var signedIn = suite.browser.signIn("editor", "editor-demo");

        var editor = suite.idToken(suite.redeem(App.answer(suite.browser.follow(signedIn))));
        assertThat(editor.getSubject()).isNotEqualTo(learner.getSubject());
        assertThat(editor.getStringClaim("sid")).isNotEqualTo(learner.getStringClaim("sid"));
        assertThat(heardBy(suite).getSubject()).isEqualTo(learner.getSubject());
    }

    @Test
    void triesAgainWithTheSameIdWhenTheClientIsAway() throws Exception {
        var suite = suite();
        suite.tokens(suite.request("openid"));
        receiver.answerWith(503);
        suite.browser.submit("/logout", Map.of());
        await().until(() -> !receiver.tokens().isEmpty());

        receiver.answerWith(200);

        await().atMost(Duration.ofSeconds(20)).until(this::nothingIsDue);
        assertThat(receiver.tokens()).hasSizeGreaterThan(1);
        assertThat(receiver.tokens().stream().map(token -> claim(token, "jti")).distinct())
                .hasSize(1);
    }

    @Test
    void givesUpInTheEnd() throws Exception {
        var suite = suite();
        suite.tokens(suite.request("openid"));
        receiver.answerWith(503);
        suite.browser.submit("/logout", Map.of());
        await().until(() -> !receiver.tokens().isEmpty());

        jdbc.sql("UPDATE logout_notice SET attempts = 7, due_at = now()").update();

        await().atMost(Duration.ofSeconds(20)).until(this::nothingIsDue);
    }

    @Test
    void tellsNobodyWhoDidNotAsk() {
        var suite = ConformanceSuite.with(clients, secrets, new Browser(port));
        suite.tokens(suite.request("openid"));

        suite.browser.submit("/logout", Map.of());

        assertThat(nothingIsDue()).isTrue();
    }

    @Test
    void keepsOtherSessionsOfThePersonAlive() {
        var one = suite();
        var other = suite();
        one.tokens(one.request("openid"));
        var tokens = other.tokens(other.request("openid"));

        one.browser.submit("/logout", Map.of());

        assertThat(other.userinfo(tokens).statusCode()).isEqualTo(200);
    }

    private boolean nothingIsDue() {
        return jdbc.sql("SELECT count(*) FROM logout_notice").query(Long.class).single() == 0;
    }

    /** Waits for the one token that must come, and lets a library of others check it. */
    private JWTClaimsSet heardBy(ConformanceSuite suite) throws Exception {
        await().until(() -> !receiver.tokens().isEmpty());
        var token = SignedJWT.parse(receiver.tokens().getFirst());
        assertThat(receiver.tokens()).hasSize(1);
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        new LogoutTokenValidator(
                        new Issuer(Browser.PUBLIC_URL),
                        new ClientID(suite.client.clientId()),
                        JWSAlgorithm.RS256,
                        JWKSet.parse(suite.browser.get("/oauth2/jwks").body()))
                .validate(token);
        return token.getJWTClaimsSet();
    }

    private static void assertSignedOut(ConformanceSuite suite) {
        assertThat(App.answer(suite.authorize(suite.request("openid", "prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    private static String claim(String token, String name) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
