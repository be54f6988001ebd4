package dev.backroad.notification.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: anything between nothing and a bound that triples from 10 s to
 * four hours ("full jitter"), so that a thousand deliveries that failed together do not come back
 * together. About twenty attempts in a day.
 */
final class Pause {

    static final Duration LONGEST = Duration.ofHours(4);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int STEPS_TO_LONGEST = 7;

    private Pause() {}

    /**
     * Returns a pause.
     *
     * @param attempt that has failed, from 1
     * @param wish what the other side asks for: not less than that, but at most four hours
     */
    static Duration after(int attempt, Duration wish, RandomGenerator random) {
        var drawn = Duration.ofMillis((long) (random.nextDouble() * bound(attempt).toMillis()));
        var wanted = wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
        var longer = drawn.compareTo(wanted) > 0 ? drawn : wanted;
        return longer.compareTo(SHORTEST) > 0 ? longer : SHORTEST;
    }

    static Duration bound(int attempt) {
        if (attempt > STEPS_TO_LONGEST) {
            return LONGEST;
        }
        var tripled = FIRST.multipliedBy((long) Math.pow(3, attempt - 1));
        return tripled.compareTo(LONGEST) > 0 ? LONGEST : tripled;
    }
}
