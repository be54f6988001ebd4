package dev.backroad.identity.token;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.signon.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads authorization requests. It notes the session they come from, and takes out what the roles
 * of whoever signed in do not give: the client is not refused but gets less, and the token response
 * tells it so (RFC 6749, 3.3).
 */
final class AuthorizationRequests implements AuthenticationConverter {

    /** The additional parameter that names the session; never taken from the client. */
    static final String SID = "sid";

    /** The additional parameter that holds an error, until the redirect URI is known as good. */
    static final String UNSUPPORTED = "unsupported";

    private final AuthenticationConverter requests;
    private final Accounts accounts;
    private final SingleSignOn signOn;

    AuthorizationRequests(
            AuthenticationConverter requests, Accounts accounts, SingleSignOn signOn) {
        this.requests = requests;
        this.accounts = accounts;
        this.signOn = signOn;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var unsupported = UnsupportedRequest.errorOf(request);
        var readable = unsupported.isEmpty() ? request : new UnsupportedRequest(request);
        var converted = requests.convert(readable);
        if (!(converted instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            return converted;
        }
        refuseRepeated(request.getParameterMap());
        refuseUnreadable(asked.getRedirectUri());
        var parameters = new HashMap<>(asked.getAdditionalParameters());
        parameters.remove(SID);
        parameters.remove(UNSUPPORTED);
        unsupported.ifPresent(error -> parameters.put(UNSUPPORTED, error));
        var account = signedIn(asked);
        if (account.isPresent()) {
            signOn.sidOf(request).ifPresent(sid -> parameters.put(SID, sid));
        }
        return with(asked, scopes(asked, account), parameters);
    }

    /** RFC 6749, 3.1. Which of two redirect URIs is meant is nothing to guess. */
    private static void refuseRepeated(Map<String, String[]> parameters) {
        if (parameters.values().stream().anyMatch(values -> values.length > 1)) {
            throw refused("A parameter comes twice.");
        }
    }

    /** Spring compares ports as numbers, and fails where one is none. */
    private static void refuseUnreadable(@Nullable String redirectUri) {
        try {
            if (redirectUri != null) {
                new URI(redirectUri).parseServerAuthority();
            }
        } catch (URISyntaxException unreadable) {
            throw refused("OAuth 2.0 Parameter: redirect_uri");
        }
    }

    /** Without the request, the answer cannot go to its redirect URI, which is not checked yet. */
    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String why) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, why, null), null);
    }

    private Optional<Account> signedIn(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return asked.getPrincipal() instanceof Authentication person
                        && person.isAuthenticated()
                        && !(person instanceof AnonymousAuthenticationToken)
                ? accounts.ofSubject(person.getName())
                : Optional.empty();
    }

    private static Set<String> scopes(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, Optional<Account> account) {
        return account.map(person -> person.entitledTo(asked.getScopes()))
                .orElseGet(asked::getScopes);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken with(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            Set<String> scopes,
            Map<String, Object> parameters) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) asked.getPrincipal(),
                asked.getRedirectUri(),
                asked.getState(),
                scopes,
                parameters);
    }
}
