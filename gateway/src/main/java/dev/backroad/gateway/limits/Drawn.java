package dev.backroad.gateway.limits;

import java.util.List;

/**
 * What Redis gave when asked for some tokens of a bucket.
 *
 * @param granted how many of the wanted ones it gave
 * @param inAdvance how many it gave for requests to come; negative if it was given some back
 * @param remaining how many are left there
 */
record Drawn(long granted, long inAdvance, long remaining, long nextMillis, long fullMillis) {

    /** In the order in which take-tokens.lua returns them. */
    static Drawn of(List<Long> numbers) {
        return new Drawn(
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    }

    /** For the request at this place of those that asked together, counted from 0. */
    Verdict verdict(int place) {
        return new Verdict(
                place < granted, remaining + Math.max(0, inAdvance), nextMillis, fullMillis);
    }

    /** For a request that takes a token drawn in advance, of which so many are left. */
    Verdict verdictWith(long inHand) {
        return new Verdict(true, remaining + inHand, 0, fullMillis);
    }
}
