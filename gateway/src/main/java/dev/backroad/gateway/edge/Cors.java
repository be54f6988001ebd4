package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.FORBIDDEN;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets pages of listed origins call the API with a bearer token. Never with the session cookie:
 * {@code Access-Control-Allow-Credentials} is for nobody. The pages of identity-service are left
 * alone, to which browsers come from all kinds of places.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class Cors implements WebFilter {

    private static final List<PathPattern> PATHS =
            Stream.of(
                            "/api/**",
                            "/graphql",
                            "/oauth2/token",
                            "/oauth2/revoke",
                            "/userinfo",
                            "/.well-known/**")
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration rules = new CorsConfiguration();
    private final String home;

    Cors(GatewaySettings gateway, CorsSettings settings) {
        home = gateway.publicUrl().toString();
        rules.setAllowedOrigins(settings.origins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Cache-Control",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match"));
        rules.setExposedHeaders(
                List.of(
                        "Age",
                        "Cache-Status",
                        "ETag",
                        "Link",
                        "Location",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "Trace-Id"));
        rules.setMaxAge(Duration.ofHours(1));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isForeign(request)) {
            return chain.filter(exchange);
        }
        if (!processor.process(rules, exchange)) {
            return Mono.error(
                    new ProblemException(FORBIDDEN, "Pages of this origin may not call the API."));
        }
        return CorsUtils.isPreFlightRequest(request) ? Mono.empty() : chain.filter(exchange);
    }

    private boolean isForeign(ServerHttpRequest request) {
        String origin = request.getHeaders().getOrigin();
        return origin != null
                && !origin.equals(home)
                && PATHS.stream().anyMatch(it -> it.matches(request.getPath()));
    }
}
