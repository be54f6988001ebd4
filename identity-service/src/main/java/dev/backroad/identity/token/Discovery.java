package dev.backroad.identity.token;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What clients may rely on: all that works here and, unlike Spring's default, nothing else. */
final class Discovery {

    /** How somebody signed in: there is only the password. */
    static final String ACR = "urn:backroad:acr:password";

    private static final Set<String> NOT_HERE =
            Set.of(
                    "dpop_signing_alg_values_supported",
                    "tls_client_certificate_bound_access_tokens");

    private static final List<String> WITH_SECRET =
            List.of("client_secret_basic", "client_secret_post");

    private Discovery() {}

    /** Corrects the metadata of the OAuth2 authorization server (RFC 8414). */
    static void describe(Map<String, Object> document) {
        document.keySet().removeAll(NOT_HERE);
        document.put("scopes_supported", Scopes.all());
        document.put("response_modes_supported", List.of("query"));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put(
                "grant_types_supported",
                List.of("authorization_code", "client_credentials", "refresh_token"));
        document.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "none"));
        document.put("revocation_endpoint_auth_methods_supported", WITH_SECRET);
        document.put("introspection_endpoint_auth_methods_supported", WITH_SECRET);
    }

    /** Corrects the metadata of the OpenID provider (OpenID Connect Discovery 1.0). */
    static void describeProvider(Map<String, Object> document) {
        describe(document);
        document.put(
                "claims_supported",
                List.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "nonce",
                        "acr",
                        "amr",
                        "azp",
                        "sid",
                        "name",
                        "preferred_username",
                        "email",
                        "email_verified"));
        document.put("acr_values_supported", List.of(ACR));
        document.put("claims_parameter_supported", false);
        document.put("request_parameter_supported", false);
        document.put("request_uri_parameter_supported", false);
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
    }
}
