package dev.backroad.gateway.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance has counted since it started, at one moment. Rates are for the reader: two
 * answers, and the time between them. Counts begin at nought again after a restart, which shows by
 * another {@code since} of the instance.
 *
 * @param outbox null where there is none, or its database does not say
 * @param lag of the groups of its service; the same at each instance
 * @param heard what this instance has taken from Kafka
 * @param deadLetters how many wait at its service's desk; null where there is none
 */
record Figures(
        Instant at,
        List<Route> routes,
        List<Cache> caches,
        @Nullable Outbox outbox,
        List<Lag> lag,
        List<Heard> heard,
        @Nullable Long deadLetters) {

    /**
     * Requests by method and pattern of the path; {@code UNKNOWN} is what fitted none.
     *
     * @param refused answered with 4xx
     * @param failed answered with 5xx
     * @param seconds all of them together
     * @param within how many took so long at most, for each of a few lengths; empty where nobody
     *     keeps it
     */
    record Route(
            String method,
            String path,
            long count,
            long refused,
            long failed,
            double seconds,
            List<Within> within) {}

    record Within(double seconds, long count) {}

    /** A cache as its own counters tell of it. */
    record Cache(String name, long hits, long misses) {}

    /** Events that are saved and not sent. */
    record Outbox(long unpublished, double oldestSeconds) {}

    /** Null when the broker does not say. */
    record Lag(String group, @Nullable Long records) {}

    /** Records of a topic that a group's listener was given, and those that it failed with. */
    record Heard(String topic, String group, long count, long failed) {}
}
