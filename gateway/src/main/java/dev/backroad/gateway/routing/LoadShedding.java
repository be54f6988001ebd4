package dev.backroad.gateway.routing;

import static dev.backroad.gateway.problem.ProblemType.OVERLOADED;

import dev.backroad.gateway.limits.Traffic;
import dev.backroad.gateway.limits.TrafficTable;
import dev.backroad.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Refuses requests at once that a part would only answer too late, the dispensable ones first: who
 * reads waits for a place among all, who exports only among half of them. A stream holds its place
 * until it begins.
 */
record LoadShedding(String part, AdaptiveLimit limit) implements GatewayFilter {

    /** Half of what a route waits: slower answers mean that the part has too much to do. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            Stay stay = enter(exchange);
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(() -> leave(stay, SignalType.ON_NEXT)));
            return chain.filter(exchange).doFinally(end -> leave(stay, end));
        });
    }

    /** The same for a question of our own, which holds its place until it has its whole answer. */
    <T> Mono<T> shed(ServerWebExchange asker, Mono<T> question) {
        return Mono.defer(() -> {
            Stay stay = enter(asker);
            return question.doFinally(end -> leave(stay, end));
        });
    }

    private Stay enter(ServerWebExchange exchange) {
        if (!limit.enter(share(TrafficTable.kind(exchange.getRequest())))) {
            throw new ProblemException(OVERLOADED, part + " has too much to do.").retryLater();
        }
        return new Stay(System.nanoTime(), new AtomicBoolean());
    }

    private static double share(@Nullable Traffic kind) {
        return switch (kind) {
            case null -> 1;
            case SIGN_IN, SIGN_IN_PAGES, READS, REFUSALS -> 1;
            case WRITES -> 0.8;
            case OPERATIONS, EXPORTS -> 0.5;
        };
    }

    private record Stay(long since, AtomicBoolean over) {

        boolean wasLong() {
            return System.nanoTime() - since > SLOW.toNanos();
        }
    }

    private void leave(Stay stay, SignalType why) {
        if (!stay.over().compareAndSet(false, true)) {
            return;
        }
        if (stay.wasLong()) {
            limit.leaveAfterSlowAnswer();
        } else if (why == SignalType.ON_NEXT || why == SignalType.ON_COMPLETE) {
            limit.leaveAfterQuickAnswer();
        } else {
            limit.leaveWithoutAnswer();
        }
    }
}
