package dev.backroad.gateway.limits;

import java.time.Duration;
import org.springframework.util.Assert;

/**
 * A token bucket: it holds {@code quota} requests, which may come all at once, and fills up again
 * evenly within {@code window}. One number for both keeps the burst from being smaller than the
 * rate.
 *
 * @param quota from 1 to a million requests
 * @param window from a second to a day
 */
record Limit(long quota, Duration window) {

    private static final long MOST = 1_000_000;

    Limit {
        Assert.isTrue(quota >= 1 && quota <= MOST, "a quota must be from 1 to 1000000");
        Assert.isTrue(
                window.compareTo(Duration.ofSeconds(1)) >= 0
                        && window.compareTo(Duration.ofDays(1)) <= 0,
                "the window of a limit must be from 1s to 1d");
    }
}
