package dev.backroad.identity;

import static dev.backroad.identity.App.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenID Foundation's plan "oidcc-config-certification-test-plan", whose one module is
 * oidcc-discovery-endpoint-verification. The official suite needs containers and cannot be run
 * here; each check of the module is a test of ours.
 */
@IdentityTest
class OpenIdConfigConformanceIntegrationTests {

    @LocalServerPort int port;

    private Browser browser = new Browser(0);
    private JsonNode discovery = JsonMapper.shared().nullNode();

    @BeforeEach
    void discover() {
        browser = new Browser(port);
        discovery = json(browser.get("/.well-known/openid-configuration"));
    }

    @Test
    void namesTheIssuerThatItWasFoundAt() {
        assertThat(discovery.get("issuer").asString()).isEqualTo(Browser.PUBLIC_URL);
    }

    @Test
    void namesEveryEndpointBelowTheIssuer() {
        for (var endpoint :
                List.of(
                        "authorization_endpoint",
                        "token_endpoint",
                        "userinfo_endpoint",
                        "jwks_uri",
                        "end_session_endpoint",
                        "revocation_endpoint",
                        "introspection_endpoint")) {
            assertThat(discovery.path(endpoint).asString(""))
                    .as(endpoint)
                    .startsWith(Browser.PUBLIC_URL + "/");
        }
    }

    @Test
    void offersWhatWorksAndNothingElse() {
        assertThat(values("response_types_supported")).containsExactly("code");
        assertThat(values("response_modes_supported")).containsExactly("query");
        assertThat(values("grant_types_supported"))
                .containsExactlyInAnyOrder(
                        "authorization_code", "refresh_token", "client_credentials");
        assertThat(values("subject_types_supported")).containsExactly("public");
        assertThat(values("id_token_signing_alg_values_supported")).containsExactly("RS256");
        assertThat(values("code_challenge_methods_supported")).containsExactly("S256");
        assertThat(values("token_endpoint_auth_methods_supported"))
                .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "none");
        assertThat(discovery.get("authorization_response_iss_parameter_supported").asBoolean())
                .isTrue();
        assertThat(discovery.propertyNames())
                .doesNotContain(
                        "dpop_signing_alg_values_supported",
                        "tls_client_certificate_bound_access_tokens",
                        "registration_endpoint",
                        "device_authorization_endpoint",
                        "pushed_authorization_request_endpoint");
    }

    @Test
    void saysWhatItDoesNotSupport() {
        assertThat(discovery.get("claims_parameter_supported").asBoolean(true)).isFalse();
        assertThat(discovery.get("request_parameter_supported").asBoolean(true)).isFalse();
        assertThat(discovery.get("request_uri_parameter_supported").asBoolean(true)).isFalse();
    }

    @Test
    void advertisesScopesAndClaims() {
        assertThat(values("scopes_supported")).contains("openid", "profile", "email", "operations");
        assertThat(values("claims_supported"))
                .contains("sub", "name", "preferred_username", "email", "email_verified");
        assertThat(values("acr_values_supported")).hasSize(1);
    }

    @Test
    void saysTheSameToProgramsThatKnowOnlyOauth() {
        var oauth = json(browser.get("/.well-known/oauth-authorization-server"));

        for (var name : oauth.propertyNames()) {
            assertThat(oauth.get(name)).as(name).isEqualTo(discovery.get(name));
        }
    }

    @Test
    void publishesKeysWithoutTheirPrivateParts() throws Exception {
        var keys = JWKSet.parse(browser.get("/oauth2/jwks").body()).getKeys();

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(key.isPrivate()).isFalse();
                    assertThat(key.size()).isGreaterThanOrEqualTo(2048);
                    assertThat(key.getKeyID()).isNotEmpty();
                    assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
                });
        assertThat(keys.stream().map(key -> key.getKeyID()).distinct()).hasSameSizeAs(keys);
    }

    private Set<String> values(String name) {
        return discovery
                .get(name)
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
