package dev.backroad.gateway.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The buckets in Redis, asked with one script, so that all gateways count as one. */
@Component
class Buckets {

    private static final RedisScript<List<Long>> TAKE = script();

    /**
     * A Redis that is away or too slow is left alone: nobody waits for it until it was tried again.
     */
    private static final CircuitBreakerConfig BREAKER =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(4)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build();

    private final ReactiveStringRedisTemplate redis;
    private final Duration patience;
    private final CircuitBreaker breaker = CircuitBreaker.of("rate-limits", BREAKER);

    /**
     * Has nothing to do with the other one: reads that pass uncounted in a slow moment, as in a JVM
     * that has just started, are no reason to refuse a sign-in.
     */
    private final CircuitBreaker refusing = CircuitBreaker.of("refusing-rate-limits", BREAKER);

    /** The first connection blocks its thread; afterwards a change of thread only costs time. */
    private volatile Scheduler asking = Schedulers.boundedElastic();

    Buckets(
            ReactiveStringRedisTemplate redis,
            @Value("${spring.data.redis.timeout}") Duration commandTimeout) {
        this.redis = redis;
        // Together with a session that is read in the last moment it stays below half a second.
        this.patience = commandTimeout.dividedBy(2);
    }

    /**
     * Fails, whatever the reason, when Redis did not count. Where that means a refusal, a slow
     * moment, as in a JVM that has just started, is given longer and a second try.
     *
     * @param inAdvance how many more for requests to come, as far as they are a quarter of what is
     *     left; negative gives some back
     */
    Mono<Drawn> take(Bucket bucket, int wanted, long inAdvance) {
        return bucket.traffic().failsClosed()
                ? take(bucket, wanted, inAdvance, patience.multipliedBy(4))
                        .transformDeferred(CircuitBreakerOperator.of(refusing))
                        .retry(1)
                : take(bucket, wanted, inAdvance, patience)
                        .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Drawn> take(Bucket bucket, int wanted, long inAdvance, Duration patience) {
        var arguments =
                List.of(
                        "" + bucket.limit().quota(),
                        "" + bucket.limit().window().toMillis(),
                        "" + wanted,
                        "" + inAdvance);
        return Mono.fromFuture(() ->
                        execute(List.of(bucket.key()), arguments)
                                .subscribeOn(asking)
                                .toFuture()
                                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                .doOnNext(_ -> asking = Schedulers.immediate())
                .map(Drawn::of);
    }

    private Mono<List<Long>> execute(List<String> keys, List<String> arguments) {
        return redis.execute(TAKE, keys, arguments)
                .reduce(
                        new ArrayList<>(),
                        (all, some) -> {
                            all.addAll(some);
                            return all;
                        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class of a list cannot say what is in it
    private static RedisScript<List<Long>> script() {
        try {
            // Not the resource itself: Spring would look at its file's date for each request.
            String lua = new ClassPathResource("take-tokens.lua").getContentAsString(UTF_8);
            return (RedisScript) RedisScript.of(lua, List.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
