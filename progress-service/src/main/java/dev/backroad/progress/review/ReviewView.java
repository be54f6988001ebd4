package dev.backroad.progress.review;

import dev.backroad.progress.review.Reviewing.Seen;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A review as the API shows it.
 *
 * @param etag what an answer names in If-Match
 * @param answerable whether an answer is taken now: once on each day of the learner
 * @param stability in days
 * @param intervals in days: when each answer would make it due again
 */
record ReviewView(
        UUID id,
        String etag,
        TopicView topic,
        LocalDate dueOn,
        boolean answerable,
        int answers,
        int lapses,
        double stability,
        double difficulty,
        double retrievability,
        Intervals intervals) {

    record TopicView(String slug, String title) {}

    record Intervals(int again, int hard, int good, int easy) {}

    static ReviewView of(Seen seen) {
        var card = seen.card();
        var days = card.intervals(seen.settings(), seen.at());
        return new ReviewView(
                card.id(),
                card.tag(),
                new TopicView(card.topic().slug(), card.topic().title()),
                card.dueOn(),
                card.isAnswerable(seen.settings(), seen.at()),
                card.answers(),
                card.lapses(),
                rounded(card.memory().stability()),
                rounded(card.memory().difficulty()),
                rounded(card.retrievability(seen.settings(), seen.at())),
                new Intervals(
                        days.getOrDefault(Rating.AGAIN, 1),
                        days.getOrDefault(Rating.HARD, 1),
                        days.getOrDefault(Rating.GOOD, 1),
                        days.getOrDefault(Rating.EASY, 1)));
    }

    private static double rounded(double number) {
        return Math.rint(number * 1000) / 1000;
    }
}
