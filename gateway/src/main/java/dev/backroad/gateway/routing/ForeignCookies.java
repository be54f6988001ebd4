package dev.backroad.gateway.routing;

import static java.util.stream.Collectors.joining;

import dev.backroad.gateway.session.SessionCookie;
import java.util.Collection;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes on the browser's cookies except the gateway's own: nobody else needs the key to a session.
 */
final class ForeignCookies implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        String cookies = foreign(exchange.getRequest());
        return chain.filter(
                exchange.mutate()
                        .request(request ->
                                request.headers(headers -> {
                                    headers.remove(HttpHeaders.COOKIE);
                                    if (!cookies.isEmpty()) {
                                        headers.set(HttpHeaders.COOKIE, cookies);
                                    }
                                }))
                        .build());
    }

    private static String foreign(ServerHttpRequest request) {
        return request.getCookies().values().stream()
                .flatMap(Collection::stream)
                .filter(cookie -> !SessionCookie.isOurs(cookie.getName()))
                .map(HttpCookie::toString)
                .collect(joining("; "));
    }
}
