package dev.backroad.identity.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The answer to an authorization request at the redirect URI of the client. It says who answers, so
 * that a client of several issuers cannot be made to take one for another (RFC 9207).
 */
final class AuthorizationAnswer {

    private static final String ISSUER = "iss";

    private final UriComponentsBuilder uri;

    AuthorizationAnswer(OAuth2AuthorizationCodeRequestAuthenticationToken asked, URI issuer) {
        uri = UriComponentsBuilder.fromUriString(String.valueOf(asked.getRedirectUri()));
        add(OAuth2ParameterNames.STATE, asked.getState());
        add(ISSUER, issuer.toString());
    }

    void add(String name, @Nullable String value) {
        if (StringUtils.hasText(value)) {
            uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** Returns where to send the browser; the parts are encoded already. */
    String location() {
        return uri.build(true).toUriString();
    }
}
