package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.backroad.identity.token.Scopes;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import tools.jackson.databind.JsonNode;

/**
 * The OpenID Foundation's conformance suite, as the client that it is: it keeps a secret, sends no
 * proof key unless that is what it tests, and knows nothing of this service but its discovery.
 */
final class ConformanceSuite {

    static final String CALLBACK = "https://suite.example/test/a/backroad/callback";
    static final String LEFT = "https://suite.example/test/a/backroad/post_logout_redirect";

    private static final String ID = "conformance-suite";
    private static final String SECRET = "secret-of-the-suite";

    final App client = new App(ID, SECRET, CALLBACK, "s".repeat(43));
    final Browser browser;

    private ConformanceSuite(Browser browser) {
        this.browser = browser;
    }

    static ConformanceSuite with(
            RegisteredClientRepository clients, PasswordEncoder secrets, Browser browser) {
        return with(clients, secrets, browser, ClientSettings.builder());
    }

    static ConformanceSuite with(
            RegisteredClientRepository clients,
            PasswordEncoder secrets,
            Browser browser,
            ClientSettings.Builder settings) {
        clients.save(
                RegisteredClient.withId(ID)
                        .clientId(ID)
                        .clientSecret(secrets.encode(SECRET))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(CALLBACK)
                        .postLogoutRedirectUri(LEFT)
                        .scopes(scopes -> scopes.addAll(Scopes.all()))
                        .clientSettings(settings.requireProofKey(false).build())
                        .build());
        return new ConformanceSuite(browser);
    }

    /** Returns an authorization request, with more parameters than usual: name, value, … */
    Map<String, String> request(String scope, String... more) {
        var request = new HashMap<>(client.authorization(scope));
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        for (var i = 0; i < more.length; i += 2) {
            request.put(more[i], more[i + 1]);
        }
        return request;
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return browser.get("/oauth2/authorize?" + Browser.encode(request));
    }

    /** Does what a person does when asked to, and returns the answer at the callback. */
    Map<String, String> answer(Map<String, String> request) {
        var response = authorize(request);
        if ("/login".equals(Browser.location(response))) {
            response = browser.follow(browser.signIn("learner", "learner-demo"));
        }
        assertThat(Browser.location(response)).startsWith(CALLBACK + "?");
        return App.answer(response);
    }

    JsonNode tokens(Map<String, String> request) {
        return redeem(answer(request));
    }

    HttpResponse<String> tryToRedeem(Map<String, String> answer) {
        return client.token(
                browser,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        String.valueOf(answer.get("code")),
                        "redirect_uri",
                        CALLBACK));
    }

    JsonNode redeem(Map<String, String> answer) {
        var response = tryToRedeem(answer);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    /** Returns the claims of an ID token whose signature was checked with the published keys. */
    JWTClaimsSet idToken(JsonNode tokens) {
        try {
            var token = SignedJWT.parse(tokens.get("id_token").asString());
            var keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
            var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
            assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
            return token.getJWTClaimsSet();
        } catch (ParseException | JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    HttpResponse<String> userinfo(JsonNode tokens) {
        return browser.get(
                "/userinfo", "Authorization", "Bearer " + tokens.get("access_token").asString());
    }
}
