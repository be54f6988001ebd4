package dev.backroad.gateway.limits;

import static dev.backroad.gateway.problem.ProblemType.LIMITS_AWAY;
import static dev.backroad.gateway.problem.ProblemType.TOO_MANY_REQUESTS;

import dev.backroad.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends callers away who ask for more than their share, and tells everybody what is left of it. */
@Component
public class RateLimits {

    private final Turnstile turnstile;
    private final LimitSettings settings;

    RateLimits(Turnstile turnstile, LimitSettings settings) {
        this.turnstile = turnstile;
        this.settings = settings;
    }

    /**
     * For requests that end before it is known who calls: tokens that are no good cost us time,
     * too, and somebody may be guessing.
     */
    public Mono<Void> payForRefusal(ServerWebExchange exchange) {
        return pay(exchange, Traffic.REFUSALS, Caller.address(exchange));
    }

    /**
     * For requests that are answered before Spring Security has said who calls.
     *
     * @param token that was shown and is good
     */
    public Mono<Void> payEarly(ServerWebExchange exchange, @Nullable Jwt token) {
        Traffic kind = TrafficTable.kind(exchange.getRequest());
        String caller = token == null ? Caller.address(exchange) : Caller.of(token);
        return kind == null ? Mono.empty() : pay(exchange, kind, caller);
    }

    /** Completes when the request may pass, and fails with the problem when it may not. */
    Mono<Void> pay(ServerWebExchange exchange, Traffic traffic, String caller) {
        Bucket bucket = new Bucket(traffic, caller, settings.of(traffic));
        return turnstile
                .pass(bucket)
                .publishOn(Connection.of(exchange))
                .onErrorResume(uncounted -> traffic.failsClosed() ? away(uncounted) : Mono.empty())
                .doOnNext(verdict ->
                        RateLimitHeaders.write(
                                exchange.getResponse().getHeaders(), bucket, verdict))
                .flatMap(verdict ->
                        verdict.allowed() ? Mono.empty() : Mono.error(refusal(bucket, verdict)));
    }

    private static Mono<Verdict> away(Throwable uncounted) {
        return Mono.error(
                new ProblemException(
                                LIMITS_AWAY,
                                "Sign-ins cannot be counted at the moment, so none is possible.",
                                uncounted)
                        .retryLater());
    }

    private static ProblemException refusal(Bucket bucket, Verdict verdict) {
        Limit limit = bucket.limit();
        return new ProblemException(
                        TOO_MANY_REQUESTS,
                        "The limit is %d requests of this kind (%s) in %d seconds."
                                .formatted(
                                        limit.quota(),
                                        bucket.traffic().slug(),
                                        limit.window().toSeconds()))
                .with(HttpHeaders.RETRY_AFTER, "" + RateLimitHeaders.seconds(verdict.nextMillis()));
    }
}
