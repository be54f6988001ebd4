package dev.backroad.progress.leaderboard;

import dev.backroad.progress.accounts.PersonalRecords;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the leaderboard keeps about a learner: the name there, and each topic's point. */
@Component
class LeaderboardRecords implements PersonalRecords {

    /** A topic that gave a point. */
    record Point(UUID topicId, Instant at) {}

    /** The learner's part of "my data". */
    record Held(@Nullable String displayName, @Nullable Instant joinedAt, List<Point> points) {}

    private final Participation participation;
    private final StandingTable standings;

    LeaderboardRecords(Participation participation, StandingTable standings) {
        this.participation = participation;
        this.standings = standings;
    }

    @Override
    public String name() {
        return "leaderboard";
    }

    @Override
    public Held of(UUID learner) {
        var points = standings.pointsOf(learner);
        return participation
                .find(learner)
                .map(it -> new Held(it.displayName(), it.joinedAt(), points))
                .orElse(new Held(null, null, points));
    }

    /** The topics themselves go with the learner's activity. */
    @Override
    public void forget(UUID learner) {
        participation.leave(learner);
    }
}
