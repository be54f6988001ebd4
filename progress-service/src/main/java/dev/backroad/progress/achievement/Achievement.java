package dev.backroad.progress.achievement;

import static dev.backroad.progress.achievement.Measure.DAYS;
import static dev.backroad.progress.achievement.Measure.MINUTES;
import static dev.backroad.progress.achievement.Measure.REVIEWS;
import static dev.backroad.progress.achievement.Measure.ROADMAPS;
import static dev.backroad.progress.achievement.Measure.TOPICS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All that can be earned, and the rule of each: so much of something. To add one is to add a line;
 * learners who have done enough already earn it with the first thing that they do on another day.
 */
enum Achievement {
    FIRST_TOPIC("First topic", "Complete a topic.", 1, TOPICS),
    TEN_TOPICS("Ten topics", "Complete ten topics.", 10, TOPICS),
    FIFTY_TOPICS("Fifty topics", "Complete fifty topics.", 50, TOPICS),
    FIRST_ROADMAP("First roadmap", "Complete a roadmap.", 1, ROADMAPS),
    THREE_ROADMAPS("Three roadmaps", "Complete three roadmaps.", 3, ROADMAPS),
    WEEK_STREAK("A week", "Learn on seven days in a row.", 7, DAYS),
    MONTH_STREAK("A month", "Learn on thirty days in a row.", 30, DAYS),
    FIRST_REVIEW("Looking back", "Answer a review.", 1, REVIEWS),
    HUNDRED_REVIEWS("Nothing forgotten", "Answer a hundred reviews.", 100, REVIEWS),
    TEN_HOURS("Ten hours", "Note ten hours of learning.", 600, MINUTES);

    private final String title;
    private final String description;
    private final int goal;
    private final Measure measure;

    Achievement(String title, String description, int goal, Measure measure) {
        this.title = title;
        this.description = description;
        this.goal = goal;
        this.measure = measure;
    }

    /** Its name in the API, in events and in the database: {@code first-topic}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for what is no rule any more. */
    static Optional<Achievement> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    int goal() {
        return goal;
    }

    Measure measure() {
        return measure;
    }

    /** How far the learner is, up to the goal. */
    int progress(Standing standing) {
        return Math.min(goal, standing.of(measure));
    }

    boolean isEarned(Standing standing) {
        return progress(standing) == goal;
    }

    /** Whether what was done in between led to the goal. */
    boolean isEarnedBetween(Standing before, Standing after) {
        return !isEarned(before) && isEarned(after);
    }
}
