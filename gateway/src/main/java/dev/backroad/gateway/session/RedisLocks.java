package dev.backroad.gateway.session;

import dev.backroad.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.util.IdGenerator;
import org.springframework.util.JdkIdGenerator;
import reactor.core.publisher.Mono;

/**
 * Locks that all gateways share. A lock ends by itself when its holder dies, so the work under it
 * must be over by then: it saves work twice, it does not guard truth.
 */
final class RedisLocks {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Only the holder may end a lock: after its time it may be somebody else's. */
    private static final RedisScript<Long> RELEASE =
            RedisScript.of(
                    "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL',"
                            + " KEYS[1]) end return 0",
                    Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final Duration life;
    private final IdGenerator ids = new JdkIdGenerator();

    /**
     * @param life after which a lock ends by itself; nobody waits longer than that for one
     */
    RedisLocks(ReactiveStringRedisTemplate redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    /** Does the work when nobody else holds the lock, or not at all when Redis does not answer. */
    <T> Mono<T> holding(String name, Mono<T> work) {
        return Mono.defer(() -> {
            String key = "gateway:lock:" + name;
            String holder = ids.generateId().toString();
            return Mono.usingWhen(take(key, holder), _ -> work, _ -> release(key, holder));
        });
    }

    private Mono<Boolean> take(String key, String holder) {
        return redis.opsForValue()
                .setIfAbsent(key, holder, life)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(again -> again.delayElements(PAUSE))
                .timeout(
                        life.plus(PAUSE.multipliedBy(2)),
                        Mono.error(() -> ProblemException.sessionsAway(null)));
    }

    private Mono<Long> release(String key, String holder) {
        return redis.execute(RELEASE, List.of(key), List.of(holder))
                .next()
                // Then it ends by itself, and what was done under it is done.
                .onErrorResume(_ -> Mono.empty());
    }
}
