package dev.backroad.gateway.limits;

import java.util.List;

/**
 * What Redis gave when asked for some tokens of a bucket.
 *
 * @param granted how many of the wanted ones it gave
 */
record Drawn(long granted, long remaining, long nextMillis, long fullMillis) {

    /** In the order in which take-tokens.lua returns them. */
    static Drawn of(List<Long> numbers) {
        return new Drawn(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    /** For the request at this place of those that asked together, counted from 0. */
    Verdict verdict(int place) {
        return new Verdict(place < granted, remaining, nextMillis, fullMillis);
    }
}
