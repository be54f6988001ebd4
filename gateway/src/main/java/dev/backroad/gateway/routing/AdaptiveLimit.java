package dev.backroad.gateway.routing;

/**
 * How many requests may wait for a part at the same time. Nobody knows the right number, so it is
 * found as TCP finds its window: a little more while answers come quickly, a tenth less when they
 * do not (additive increase, multiplicative decrease: Chiu and Jain, 1989; applied to requests by
 * Netflix' concurrency-limits).
 */
final class AdaptiveLimit {

    static final int LEAST = 16;
    static final int FIRST = 200;
    private static final int MOST = 1_000;
    private static final double DECREASE = 0.9;

    private double limit = FIRST;
    private int waiting;

    /**
     * Takes a place if there is one.
     *
     * @param share of all places that may be taken before this request has to stand back, up to 1
     */
    synchronized boolean enter(double share) {
        if (waiting >= limit * share) {
            return false;
        }
        waiting++;
        return true;
    }

    /** Only who was near the limit has learnt that more is possible. */
    synchronized void leaveAfterQuickAnswer() {
        if (waiting * 2 >= limit) {
            limit = Math.min(MOST, limit + 1);
        }
        waiting--;
    }

    synchronized void leaveAfterSlowAnswer() {
        limit = Math.max(LEAST, limit * DECREASE);
        waiting--;
    }

    /** A refused connection or a client that went away says nothing about load. */
    synchronized void leaveWithoutAnswer() {
        waiting--;
    }

    synchronized int places() {
        return (int) limit;
    }
}
