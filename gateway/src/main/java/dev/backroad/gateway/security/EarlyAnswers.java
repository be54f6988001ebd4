package dev.backroad.gateway.security;

import dev.backroad.gateway.cache.SharedCache;
import dev.backroad.gateway.limits.RateLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers from the shared cache behind all checks of the edge, and before Spring Security and the
 * routes: those have found out for somebody else that everybody may have this answer, and would
 * find it out again for most of the time that a request takes. The limits count it like any other.
 *
 * <p>For strangers, and for tokens that are remembered as good; whatever else a request shows,
 * another token or a cookie, takes the long way.
 */
@Component
@Order(EarlyAnswers.BEFORE_SPRING_SECURITY)
class EarlyAnswers implements WebFilter {

    static final int BEFORE_SPRING_SECURITY = -101;

    private static final String SCHEME = "Bearer ";

    private final SharedCache cache;
    private final RateLimits limits;
    private final RememberedTokens tokens;

    EarlyAnswers(SharedCache cache, RateLimits limits, RememberedTokens tokens) {
        this.cache = cache;
        this.limits = limits;
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return early(exchange).orElseGet(() -> chain.filter(exchange));
    }

    private Optional<Mono<Void>> early(ServerWebExchange exchange) {
        HttpHeaders shown = exchange.getRequest().getHeaders();
        if (shown.containsHeader(HttpHeaders.COOKIE)) {
            return Optional.empty();
        }
        if (!shown.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return answer(exchange, null);
        }
        return goodToken(exchange.getRequest()).flatMap(token -> answer(exchange, token));
    }

    private Optional<Jwt> goodToken(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(shown -> shown.startsWith(SCHEME))
                .map(shown -> tokens.find(shown.substring(SCHEME.length())));
    }

    private Optional<Mono<Void>> answer(ServerWebExchange exchange, @Nullable Jwt token) {
        return cache.kept(exchange).map(answer -> limits.payEarly(exchange, token).then(answer));
    }
}
