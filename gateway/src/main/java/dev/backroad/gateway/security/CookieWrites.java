package dev.backroad.gateway.security;

import dev.backroad.gateway.session.BearerHeader;
import dev.backroad.gateway.session.SessionCookie;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The requests that another site could forge: writes for which the browser adds the session cookie
 * by itself. A bearer token is never added by itself, and a request that brings one is judged by it
 * alone.
 */
final class CookieWrites implements ServerWebExchangeMatcher {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean forgeable =
                !SAFE.contains(request.getMethod())
                        && SessionCookie.in(request)
                        && !BearerHeader.in(request.getHeaders());
        return forgeable ? MatchResult.match() : MatchResult.notMatch();
    }
}
