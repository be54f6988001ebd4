package dev.backroad.identity.login;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.token.LoginDemand;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Remembers the authorization request that brought somebody to the login page. */
@Component
final class UnfinishedAuthorization extends HttpSessionRequestCache {

    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/authorize");

    private static final String ATTRIBUTE = "UNFINISHED_AUTHORIZATION";

    private static final RequestMatcher WORTH_IT =
            new OrRequestMatcher(
                    AUTHORIZE,
                    PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/identity/password"));

    private final BackroadProperties backroad;
    private final InstantSource time;

    UnfinishedAuthorization(BackroadProperties backroad, InstantSource time) {
        this.backroad = backroad;
        this.time = time;
        // Nothing else is worth coming back to, or worth a session.
        setRequestMatcher(WORTH_IT);
        setSessionAttrName(ATTRIBUTE);
    }

    /**
     * Returns where to go after the login. Built on the public address and never on the Host header
     * of a request: right behind any proxy, and nothing a stranger can bend.
     */
    String next(HttpServletRequest request, HttpServletResponse response) {
        return saved(request, response)
                .map(saved -> backroad.publicUrl() + saved.getRequestURI() + answered(saved))
                .orElse(backroad.publicUrl() + "/");
    }

    /** A login that was just made is what these ask for; asked again they would never end. */
    private static String answered(DefaultSavedRequest saved) {
        var query = saved.getQueryString();
        return query == null ? "" : withoutDemands(query);
    }

    private static String withoutDemands(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.startsWith("max_age="))
                .map(pair -> pair.startsWith("prompt=") ? withoutLogin(pair) : pair)
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String withoutLogin(String prompt) {
        return prompt.contains("consent") ? "prompt=consent" : "prompt=";
    }

    /** Whether the client that waits wants more than the login that there is. */
    boolean demandsLogin(HttpServletRequest request, HttpServletResponse response) {
        return request.getUserPrincipal() instanceof Authentication person
                && saved(request, response)
                        .map(UnfinishedAuthorization::demandOf)
                        .filter(demand -> !demand.isMetBy(person, time.instant()))
                        .isPresent();
    }

    private static LoginDemand demandOf(DefaultSavedRequest saved) {
        return LoginDemand.of(first(saved, "prompt"), first(saved, "max_age"));
    }

    private static @Nullable String first(DefaultSavedRequest saved, String parameter) {
        var values = saved.getParameterValues(parameter);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** Keeps the request that waits while the session that holds it is replaced by another. */
    static void carryOver(HttpServletRequest request, Runnable replacement) {
        var waiting = request.getSession().getAttribute(ATTRIBUTE);
        replacement.run();
        request.getSession().setAttribute(ATTRIBUTE, waiting);
    }

    /** A request that arrives is finished here, or saved anew; it is never replayed. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(
            HttpServletRequest request, HttpServletResponse response) {
        if (WORTH_IT.matches(request)) {
            removeRequest(request, response);
        }
        return null;
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
