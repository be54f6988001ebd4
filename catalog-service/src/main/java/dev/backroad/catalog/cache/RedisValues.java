package dev.backroad.catalog.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Values in Redis that nobody depends on: while Redis is away or slow, every value is simply not
 * there. After a failure Redis is left alone for a second, so that its time-out (250 ms) is paid
 * once a second and not once per read.
 */
@Component
class RedisValues {

    private static final Logger log = LoggerFactory.getLogger(RedisValues.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final StringRedisTemplate redis;
    private final InstantSource time;
    private final Counter failures;
    private volatile Instant restUntil = Instant.MIN;

    RedisValues(StringRedisTemplate redis, InstantSource time, MeterRegistry meters) {
        this.redis = redis;
        this.time = time;
        this.failures = meters.counter("catalog.cache.failures");
    }

    /** In the order of the keys; null stands for each value that is not there. */
    List<@Nullable String> getAll(List<String> keys) {
        var values = unlessAway(() -> redis.opsForValue().multiGet(keys));
        return values == null ? Collections.nCopies(keys.size(), null) : values;
    }

    /** Runs a script, which is one step for everybody else; empty if Redis is away. */
    <T> Optional<T> run(RedisScript<T> script, List<String> keys, List<String> arguments) {
        return Optional.ofNullable(
                unlessAway(() -> redis.execute(script, keys, arguments.toArray())));
    }

    private <T> @Nullable T unlessAway(Supplier<? extends @Nullable T> command) {
        if (time.instant().isBefore(restUntil)) {
            return null;
        }
        try {
            return command.get();
        } catch (DataAccessException away) {
            failures.increment();
            restUntil = time.instant().plus(REST);
            log.warn("Redis does not answer; reads go to PostgreSQL: {}", away.getMessage());
            return null;
        }
    }
}
