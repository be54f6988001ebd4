package dev.backroad.gateway.routing;

import dev.backroad.gateway.session.BearerHeader;
import dev.backroad.gateway.session.SessionTokens;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What an API service learns about the caller: exactly one bearer token or none, never a cookie.
 * The token is the session's for a signed-in browser, and the caller's own, already validated, for
 * everybody else.
 */
record Credentials(Access access, SessionTokens sessionTokens) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerWebExchange bare = withoutCookies(exchange);
        // A public read is not worth a look into the session store: it works without Redis.
        if (access.isOpenFor(exchange.getRequest().getMethod())) {
            return chain.filter(bare);
        }
        return exchange.getPrincipal()
                .ofType(OAuth2AuthenticationToken.class)
                .flatMap(user -> sessionTokens.accessToken(user, exchange))
                .map(token -> withBearer(bare, token))
                .defaultIfEmpty(bare)
                .flatMap(chain::filter);
    }

    private static ServerWebExchange withoutCookies(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> {
                            headers.remove(HttpHeaders.COOKIE);
                            if (!BearerHeader.in(headers)) {
                                headers.remove(HttpHeaders.AUTHORIZATION);
                            }
                        }))
                .build();
    }

    private static ServerWebExchange withBearer(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
