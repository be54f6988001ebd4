package dev.backroad.gateway.cache;

import dev.backroad.gateway.limits.RateLimits;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers who shows neither token nor cookie from the shared cache, behind all checks of the edge
 * and before Spring Security and the routes: they have found out for somebody else that everybody
 * may have this answer, and would do nothing but find it out again, for most of the time that a
 * request takes. The limits count it like any other.
 */
@Component
@Order(AnswersForStrangers.BEFORE_SPRING_SECURITY)
class AnswersForStrangers implements WebFilter {

    static final int BEFORE_SPRING_SECURITY = -101;

    private final SharedCache cache;
    private final RateLimits limits;

    AnswersForStrangers(SharedCache cache, RateLimits limits) {
        this.cache = cache;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var kept = isStranger(exchange.getRequest()) ? cache.kept(exchange.getRequest()) : null;
        return kept == null
                ? chain.filter(exchange)
                : limits.payAsStranger(exchange)
                        .then(Mono.defer(() -> cache.answer(exchange, kept)));
    }

    private static boolean isStranger(ServerHttpRequest request) {
        return !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && !request.getHeaders().containsHeader(HttpHeaders.COOKIE);
    }
}
