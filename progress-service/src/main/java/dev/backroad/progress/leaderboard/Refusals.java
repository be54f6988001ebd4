package dev.backroad.progress.leaderboard;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;

/** What is refused here, and in which words. */
final class Refusals {

    private Refusals() {}

    static ProblemException displayNameTaken() {
        return new ProblemException(
                        HttpStatus.CONFLICT,
                        "display-name-taken",
                        "Somebody else has this name, or one that looks the same.")
                .at("displayName");
    }

    static ProblemException leaderboardUnknown() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "leaderboard-unknown",
                "There is a leaderboard \"all-time\", and one for each ISO week that has begun,"
                        + " such as \"2026-W48\".");
    }

    static ProblemException notOnLeaderboard() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "not-on-leaderboard",
                "You are not on the leaderboard. PUT /api/v1/leaderboard-profile to join.");
    }

    /** Where PostgreSQL would have to count too many. */
    static ProblemException leaderboardAway() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "leaderboard-away",
                "Beyond the first " + Leaderboard.COUNTED + " the board cannot be read right now.");
    }
}
