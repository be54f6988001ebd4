package dev.backroad.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * Requests for the same answer that come while the first of them is at the service and nothing is
 * kept: they wait for what it brings ("collapsed" in RFC 9111, 4). Of an answer that turns out to
 * be for one only, of a failure, and when it takes too long, each has one of its own.
 */
final class FirstReaders {

    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** For so long nobody waits for an answer that is not shared, as the one before was not. */
    private static final Duration NOT_AGAIN = Duration.ofSeconds(10);

    private static final int MOST_NOT_SHARED = 10_000;

    private final Map<String, Sinks.One<KeptAnswer>> underWay = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> notShared =
            Caffeine.newBuilder().maximumSize(MOST_NOT_SHARED).expireAfterWrite(NOT_AGAIN).build();

    /**
     * @param ask the service; tells the consumer the answer if it may be shared
     * @param answer with what another request has brought
     */
    Mono<Void> read(
            String key,
            Function<Consumer<KeptAnswer>, Mono<Void>> ask,
            Function<KeptAnswer, Mono<Void>> answer) {
        return Mono.defer(() -> {
            if (notShared.getIfPresent(key) != null) {
                return alone(ask);
            }
            Sinks.One<KeptAnswer> mine = Sinks.one();
            var first = underWay.putIfAbsent(key, mine);
            return first == null ? first(key, mine, ask) : behind(first, ask, answer);
        });
    }

    private Mono<Void> first(
            String key,
            Sinks.One<KeptAnswer> mine,
            Function<Consumer<KeptAnswer>, Mono<Void>> ask) {
        return ask.apply(mine::tryEmitValue)
                .doFinally(end -> {
                    underWay.remove(key, mine);
                    var hasBroughtNothing = mine.tryEmitEmpty() == Sinks.EmitResult.OK;
                    if (hasBroughtNothing && end == SignalType.ON_COMPLETE) {
                        notShared.put(key, true);
                    }
                });
    }

    private static Mono<Void> behind(
            Sinks.One<KeptAnswer> first,
            Function<Consumer<KeptAnswer>, Mono<Void>> ask,
            Function<KeptAnswer, Mono<Void>> answer) {
        return first.asMono()
                .timeout(PATIENCE, Mono.empty())
                .map(answer)
                .defaultIfEmpty(Mono.defer(() -> alone(ask)))
                .flatMap(Function.identity());
    }

    private static Mono<Void> alone(Function<Consumer<KeptAnswer>, Mono<Void>> ask) {
        return ask.apply(_ -> {});
    }
}
