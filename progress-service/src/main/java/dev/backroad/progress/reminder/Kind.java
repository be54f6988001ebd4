package dev.backroad.progress.reminder;

import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;

/** What a learner can be reminded of, and when in their day. The word is that of the database. */
enum Kind {
    REVIEW_DUE("review-due", LocalTime.of(7, 0), LocalTime.of(12, 0)),
    STREAK_AT_RISK("streak-at-risk", LocalTime.of(18, 0), LocalTime.of(23, 0));

    private final String word;
    private final LocalTime from;
    private final LocalTime until;

    Kind(String word, LocalTime from, LocalTime until) {
        this.word = word;
        this.from = from;
        this.until = until;
    }

    String word() {
        return word;
    }

    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reminder: " + word));
    }

    /** Whether it is the hour for it; a reminder that comes later would only disturb. */
    boolean isTime(LearningSettings learner, Instant now) {
        var clock = LocalTime.ofInstant(now, learner.zone());
        return !clock.isBefore(from) && clock.isBefore(until);
    }

    /** When the hour comes next. */
    Instant next(LearningSettings learner, Instant now) {
        var today = today(learner, now);
        return now.isBefore(today)
                ? today
                : learner.day(now).plusDays(1).atTime(from).atZone(learner.zone()).toInstant();
    }

    /** When it comes today, or came; where clocks skip the hour, as soon as they have. */
    Instant today(LearningSettings learner, Instant now) {
        return learner.day(now).atTime(from).atZone(learner.zone()).toInstant();
    }
}
