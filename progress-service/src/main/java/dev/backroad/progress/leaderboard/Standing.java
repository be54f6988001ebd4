package dev.backroad.progress.leaderboard;

import java.util.UUID;

/**
 * Where somebody stands on a board. More points come first; of equal ones, who had theirs first.
 * One number says both, so that PostgreSQL and Redis have one order, and no two members the same
 * place.
 *
 * @param place (number of the last point) − (points · 2³⁶); exact in a double, as Redis keeps it,
 *     for 131,071 points and 68 thousand million points of all together
 */
record Standing(UUID member, long place) {

    private static final int NUMBER_BITS = 36;

    /** 0 for whoever has left. */
    int points() {
        return (int) -Math.floorDiv(place, 1L << NUMBER_BITS);
    }
}
