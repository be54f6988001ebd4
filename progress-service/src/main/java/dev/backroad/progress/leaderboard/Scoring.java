package dev.backroad.progress.leaderboard;

import dev.backroad.progress.activity.TopicsLearned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives a point for each topic that a learner completes, once for ever: nobody climbs by reopening,
 * and nobody falls by it, either. Also for who is on no leaderboard, or they would begin with
 * nothing when they join.
 */
@Component
class Scoring {

    private final StandingTable standings;
    private final BoardKeeper keeper;

    Scoring(StandingTable standings, BoardKeeper keeper) {
        this.standings = standings;
        this.keeper = keeper;
    }

    /** Runs inside the transaction of the change, while the learner's enrolments are locked. */
    @EventListener
    void on(TopicsLearned event) {
        if (standings.score(event)) {
            keeper.sendAfterCommit();
        }
    }
}
