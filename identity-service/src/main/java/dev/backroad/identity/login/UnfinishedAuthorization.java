package dev.backroad.identity.login;

import dev.backroad.defaults.BackroadProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** Remembers the authorization request that brought somebody to the login page. */
@Component
final class UnfinishedAuthorization extends HttpSessionRequestCache {

    private final BackroadProperties backroad;

    UnfinishedAuthorization(BackroadProperties backroad) {
        this.backroad = backroad;
        // Nothing else is worth coming back to, or worth a session.
        setRequestMatcher(
                PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/authorize"));
    }

    /**
     * Returns where to go after the login. Built on the public address and never on the Host header
     * of a request: right behind any proxy, and nothing a stranger can bend.
     */
    String next(HttpServletRequest request, HttpServletResponse response) {
        return saved(request, response)
                .map(saved ->
                        backroad.publicUrl() + saved.getRequestURI() + "?" + saved.getQueryString())
                .orElse(backroad.publicUrl() + "/");
    }

    /** Returns the origin of the client that waits for an answer; its redirect URI was checked. */
    Optional<String> clientOrigin(HttpServletRequest request, HttpServletResponse response) {
        return saved(request, response)
                .map(saved -> saved.getParameterValues(OAuth2ParameterNames.REDIRECT_URI))
                .filter(uris -> uris.length == 1)
                .map(uris -> URI.create(uris[0]))
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
    }

    private Optional<DefaultSavedRequest> saved(
            HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable((DefaultSavedRequest) getRequest(request, response));
    }
}
