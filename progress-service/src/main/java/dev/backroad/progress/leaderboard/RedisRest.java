package dev.backroad.progress.leaderboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * After a failure Redis is left alone for a second, so that its time-out (250 ms) is paid once a
 * second and not by every request.
 */
@Component
class RedisRest {

    private static final Logger log = LoggerFactory.getLogger(RedisRest.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final InstantSource time;
    private volatile Instant until = Instant.MIN;
    private volatile boolean isSaid;

    RedisRest(InstantSource time) {
        this.time = time;
    }

    boolean isOn() {
        return time.instant().isBefore(until);
    }

    void begin(Exception away) {
        until = time.instant().plus(REST);
        if (!isSaid) {
            isSaid = true;
            log.warn("The leaderboard in Redis is left alone for now: {}", away.getMessage());
        }
    }

    /** It was reached again. */
    void end() {
        until = Instant.MIN;
        isSaid = false;
    }
}
