package dev.backroad.gateway.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps repetitions from becoming the load that keeps a part down: at most a fifth of the requests
 * of a window may be repeated, and ten more, so that a quiet part can be asked again, too. After
 * "Handling Overload" in Google's book on site reliability engineering.
 */
final class RetryBudget {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int RESERVE = 10;
    private static final int REQUESTS_PER_RETRY = 5;

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private long requests;
    private long retries;

    RetryBudget(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void countRequest() {
        turnOver();
        requests++;
    }

    /** Whether one more request may be repeated; if so it is counted. */
    synchronized boolean takeRetry() {
        turnOver();
        if (retries >= RESERVE + requests / REQUESTS_PER_RETRY) {
            return false;
        }
        retries++;
        return true;
    }

    private void turnOver() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(WINDOW);
            requests = 0;
            retries = 0;
        }
    }
}
