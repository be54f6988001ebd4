package dev.backroad.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells the circuit breaker of a part how its stream began, once it has. The usual filter would
 * tell when it ends: until then two streams are all that a breaker lets through that tries a part
 * again, and nobody else would be served.
 */
record StreamBreaker(CircuitBreaker breaker) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() ->
                breaker.tryAcquirePermission()
                        ? watch(exchange, chain)
                        : Mono.error(new ServiceUnavailableException()));
    }

    private Mono<Void> watch(ServerWebExchange exchange, GatewayFilterChain chain) {
        var start = breaker.getCurrentTimestamp();
        var told = new AtomicBoolean();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> once(told, () -> begun(start))));
        return chain.filter(exchange)
                .doOnError(failure -> once(told, () -> failed(start, failure)))
                .doFinally(_ -> once(told, breaker::releasePermission));
    }

    private static void once(AtomicBoolean told, Runnable word) {
        if (told.compareAndSet(false, true)) {
            word.run();
        }
    }

    private void begun(long start) {
        breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
    }

    private void failed(long start, Throwable failure) {
        breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
    }
}
