package dev.backroad.identity.token;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/**
 * Tells a client about its own tokens; those of others are to it as if there were none (RFC 7662,
 * 2.2). Nobody may ask about all: our services read their tokens themselves.
 */
record OwnTokensOnly(AuthenticationProvider introspection) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication request) {
        if (introspection.authenticate(request)
                        instanceof OAuth2TokenIntrospectionAuthenticationToken about
                && about.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) {
            return isItsOwn(about, client) ? about : nothing(about, client);
        }
        throw new IllegalStateException("Nobody knows which client asks about a token.");
    }

    private static boolean isItsOwn(
            OAuth2TokenIntrospectionAuthenticationToken about,
            OAuth2ClientAuthenticationToken client) {
        var registered = client.getRegisteredClient();
        return registered != null
                && registered.getClientId().equals(about.getTokenClaims().getClientId());
    }

    private static Authentication nothing(
            OAuth2TokenIntrospectionAuthenticationToken about,
            OAuth2ClientAuthenticationToken client) {
        var inactive = OAuth2TokenIntrospection.builder().build();
        return new OAuth2TokenIntrospectionAuthenticationToken(about.getToken(), client, inactive);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return introspection.supports(authentication);
    }
}
