package dev.backroad.gateway.routing;

import static dev.backroad.gateway.problem.ProblemType.OVERLOADED;

import dev.backroad.gateway.limits.TrafficTable;
import dev.backroad.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
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

    private static final double BODIES = 0.8;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            Stay stay = enter(exchange);
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(() -> leave(stay, SignalType.ON_NEXT)));
            return chain.filter(timed(exchange, stay)).doFinally(end -> leave(stay, end));
        });
    }

    /** While a body is coming the part waits, too: how long that takes says nothing about it. */
    private static ServerWebExchange timed(ServerWebExchange exchange, Stay stay) {
        if (isRead(exchange.getRequest())) {
            return exchange;
        }
        var request =
                new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return super.getBody()
                                .doOnSubscribe(_ -> stay.waitsForSender().set(true))
                                .doOnComplete(stay::begin);
                    }
                };
        return exchange.mutate().request(request).build();
    }

    /** The same for a question of our own, which holds its place until it has its whole answer. */
    <T> Mono<T> shed(ServerWebExchange asker, Mono<T> question) {
        return Mono.defer(() -> {
            Stay stay = enter(asker);
            return question.doFinally(end -> leave(stay, end));
        });
    }

    private Stay enter(ServerWebExchange exchange) {
        if (!limit.enter(share(exchange.getRequest()))) {
            throw new ProblemException(OVERLOADED, part + " has too much to do.").retryLater();
        }
        Stay stay = new Stay(new AtomicLong(), new AtomicBoolean(), new AtomicBoolean());
        stay.begin();
        return stay;
    }

    private static double share(ServerHttpRequest request) {
        return switch (TrafficTable.kind(request)) {
            case null -> 1;
            // How long a question with a body stays, its sender decides: readers keep some places.
            case SIGN_IN, SIGN_IN_PAGES, READS, REFUSALS -> isRead(request) ? 1 : BODIES;
            // Who cannot open a stream can still ask.
            case WRITES, STREAMS -> BODIES;
            case OPERATIONS, EXPORTS -> 0.5;
        };
    }

    private static boolean isRead(ServerHttpRequest request) {
        return READS.contains(request.getMethod());
    }

    private record Stay(AtomicLong since, AtomicBoolean waitsForSender, AtomicBoolean over) {

        void begin() {
            since.set(System.nanoTime());
            waitsForSender.set(false);
        }

        boolean wasLong() {
            return !waitsForSender.get() && System.nanoTime() - since.get() > SLOW.toNanos();
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
