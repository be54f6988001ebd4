package dev.backroad.gateway.routing;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What stands before each part, on whichever way it is asked: one limit of requests that wait for
 * it, one budget of retries, one circuit breaker.
 */
@Component
public final class Guards {

    /** What all routes to a part have in common. */
    record Guard(LoadShedding shedding, GetRetry retry) {

        static Guard of(String part) {
            return new Guard(
                    new LoadShedding(part, new AdaptiveLimit()),
                    new GetRetry(new RetryBudget(InstantSource.system())));
        }
    }

    private final Map<String, Guard> guards = new ConcurrentHashMap<>();
    private final ReactiveResilience4JCircuitBreakerFactory breakers;

    Guards(ReactiveResilience4JCircuitBreakerFactory breakers) {
        this.breakers = breakers;
    }

    Guard of(String part) {
        return guards.computeIfAbsent(part, Guard::of);
    }

    /**
     * A question that we ask a part ourselves, as if it went through its route; only a second try
     * is not made. Fails when the part has too much to do or is left alone.
     *
     * @param asker the request that needs the answer; its kind says how early it stands back
     */
    public <T> Mono<T> ask(String part, ServerWebExchange asker, Mono<T> question) {
        var guarded = breakers.create(part).run(question, Mono::error);
        return of(part).shedding().shed(asker, guarded);
    }
}
