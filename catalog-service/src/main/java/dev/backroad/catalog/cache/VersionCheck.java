package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Asks PostgreSQL which versions are the newest: a look at a primary key, where reading a view is
 * six statements. While PostgreSQL is away nobody knows, and what is cached is served on.
 */
@Component
class VersionCheck {

    private static final Logger log = LoggerFactory.getLogger(VersionCheck.class);

    /** It is asked again this long after it did not answer: who asks waits for a time-out. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ViewVersions versions;
    private final Ticker ticker;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile boolean away;
    private volatile long retryAt;

    VersionCheck(ViewVersions versions, Ticker ticker) {
        this.versions = versions;
        this.ticker = ticker;
    }

    /** Returns the newest version of each name; empty if PostgreSQL cannot say. */
    Optional<Map<String, Long>> newest(Set<String> names) {
        if (names.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (!away) {
            return ask(names);
        }
        // One caller asks, the others go on: nobody queues behind a time-out.
        if (retryAt - ticker.read() > 0 || !asking.tryLock()) {
            return Optional.empty();
        }
        try {
            return ask(names);
        } finally {
            asking.unlock();
        }
    }

    private Optional<Map<String, Long>> ask(Set<String> names) {
        try {
            var newest = versions.of(names);
            away = false;
            return Optional.of(newest);
        } catch (DataAccessException noAnswer) {
            retryAt = ticker.read() + RETRY_AFTER.toNanos();
            away = true;
            log.warn(
                    "PostgreSQL does not answer; cached views are served on: {}",
                    noAnswer.getMessage());
            return Optional.empty();
        }
    }
}
