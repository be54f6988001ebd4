package dev.backroad.identity.token;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/**
 * Checks requests to sign out (OpenID Connect RP-Initiated Logout 1.0). Spring's own check looks
 * the hint up among the grants, where each refresh replaces it. No bean: Spring would sign people
 * in with it.
 */
final class LogoutRequests implements AuthenticationProvider {

    private final IdTokenHints hints;
    private final RegisteredClientRepository clients;

    LogoutRequests(IdTokenHints hints, RegisteredClientRepository clients) {
        this.hints = hints;
        this.clients = clients;
    }

    @Override
    public boolean supports(Class<?> request) {
        return OidcLogoutAuthenticationToken.class.isAssignableFrom(request);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (OidcLogoutAuthenticationToken) request;
        var hint = hints.read(asked.getIdTokenHint()).orElseThrow(() -> wrong("id_token_hint"));
        var client = clientOf(hint);
        if (!isNoneOr(asked.getClientId(), client.getClientId())) {
            throw wrong("client_id");
        }
        var target = asked.getPostLogoutRedirectUri();
        if (target != null
                && !target.isEmpty()
                && !client.getPostLogoutRedirectUris().contains(target)) {
            throw wrong("post_logout_redirect_uri");
        }
        return new OidcLogoutAuthenticationToken(
                new OidcIdToken(
                        hint.getTokenValue(),
                        hint.getIssuedAt(),
                        hint.getExpiresAt(),
                        hint.getClaims()),
                (Authentication) asked.getPrincipal(),
                asked.getSessionId(),
                asked.getClientId(),
                target,
                asked.getState());
    }

    private RegisteredClient clientOf(Jwt hint) {
        return Objects.requireNonNullElse(hint.getAudience(), List.<String>of()).stream()
                .map(clients::findByClientId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> wrong("id_token_hint"));
    }

    private static boolean isNoneOr(@Nullable String given, String expected) {
        return given == null || given.isEmpty() || given.equals(expected);
    }

    private static OAuth2AuthenticationException wrong(String parameter) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, parameter, null));
    }
}
