package dev.backroad.identity.brake;

import java.time.Duration;

/**
 * How many tries cost nothing, and how long the pauses after them become.
 *
 * @param name begins the key of what is counted
 * @param free so many tries are free of pauses
 * @param first the pause after the last free try; each further try doubles it
 * @param longest no pause is longer: nobody is locked out for good
 * @param forgets in this time one try is forgotten
 */
record Limit(String name, int free, Duration first, Duration longest, Duration forgets) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * Returns how long to wait after the latest try.
     *
     * @param tries with the latest one; a fraction, because they are forgotten little by little,
     *     and counted as a whole one
     */
    Duration pauseAfter(double tries) {
        if (Math.ceil(tries) < free) {
            return Duration.ZERO;
        }
        var doublings = Math.min((int) Math.ceil(tries) - free, MOST_DOUBLINGS);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
