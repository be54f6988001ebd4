package dev.backroad.gateway.edge;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers nobody in parts, which every server may (RFC 9110, section 14.2): our largest file is
 * small. Spring WebFlux writes the length of the whole file over several ranges of it and over a
 * 416; a proxy before us would then take the next answer on the connection, which may be somebody
 * else's, for the rest of this one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class NoRanges implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> offerNoParts(exchange)));
        return chain.filter(
                exchange.getRequest().getHeaders().containsHeader(HttpHeaders.RANGE)
                        ? exchange.mutate().request(NoRanges::askForAll).build()
                        : exchange);
    }

    private static void offerNoParts(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().remove(HttpHeaders.ACCEPT_RANGES);
    }

    private static void askForAll(ServerHttpRequest.Builder request) {
        request.headers(headers -> {
            headers.remove(HttpHeaders.RANGE);
            headers.remove(HttpHeaders.IF_RANGE);
        });
    }
}
