package dev.backroad.progress.achievement;

import dev.backroad.progress.activity.Figures;

/**
 * How much a learner has done of all that achievements count.
 *
 * @param longestStreak in days
 */
record Standing(Figures figures, int roadmaps, int longestStreak) {

    int of(Measure measure) {
        return switch (measure) {
            case TOPICS -> figures.topics();
            case ROADMAPS -> roadmaps;
            case DAYS -> longestStreak;
            case REVIEWS -> figures.reviews();
            case MINUTES -> figures.minutes();
        };
    }
}
