package dev.backroad.progress.leaderboard;

import java.util.List;

/**
 * Some who stand one behind the other.
 *
 * @param ahead how many are before the first of them
 */
record Stretch(int ahead, List<Standing> standings) {

    static final Stretch NOBODY = new Stretch(-1, List.of());

    Stretch {
        standings = List.copyOf(standings);
    }
}
