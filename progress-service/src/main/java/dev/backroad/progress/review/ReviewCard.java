package dev.backroad.progress.review;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.settings.LearningSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * A topic that a learner has completed, and their memory of it. Days are those of the learner's own
 * calendar.
 *
 * @param version counts the changes, from 1
 * @param answeredAt when the memory was last refreshed, at first by completing the topic
 * @param lapses how many of the answers were "again"
 * @param paused the learner has the topic in work again, so that nobody asks
 */
record ReviewCard(
        UUID id,
        UUID learnerId,
        PublishedTopic topic,
        long version,
        Memory memory,
        Instant answeredAt,
        LocalDate dueOn,
        int answers,
        int lapses,
        boolean paused) {

    /** Completing a topic is a first "good": the learner knows it now. */
    static ReviewCard begin(UUID id, PublishedTopic topic, LearningSettings settings, Instant now) {
        var memory = Fsrs.first(Rating.GOOD);
        var interval = Fsrs.wholeDays(Fsrs.interval(memory, settings.retention().doubleValue()));
        var due = settings.day(now).plusDays(interval);
        return new ReviewCard(id, settings.learnerId(), topic, 1, memory, now, due, 0, 0, false);
    }

    /**
     * Whether an answer says anything: the topic is due, or the learner has not thought of it today
     * and wants to be ahead. Otherwise answers would count for as long as somebody clicks.
     */
    boolean isAnswerable(LearningSettings settings, Instant now) {
        var today = settings.day(now);
        return !dueOn.isAfter(today) || settings.day(answeredAt).isBefore(today);
    }

    /**
     * Refuses what {@link #isAnswerable} says no of.
     *
     * @throws dev.backroad.defaults.ProblemException that names the day on which it is due
     */
    void demandAnswerable(LearningSettings settings, Instant now) {
        if (!paused && !isAnswerable(settings, now)) {
            throw Refusals.reviewNotDue(dueOn);
        }
    }

    /**
     * Notes how well the learner remembered; early and late answers count as what they are.
     *
     * @throws dev.backroad.defaults.ProblemException if the card is paused
     */
    ReviewCard answered(Rating rating, LearningSettings settings, Instant now) {
        if (paused) {
            throw Refusals.reviewPaused();
        }
        return new ReviewCard(
                id,
                learnerId,
                topic,
                version + 1,
                Fsrs.after(memory, rating, age(settings, now)),
                now,
                settings.day(now).plusDays(intervals(settings, now).getOrDefault(rating, 1)),
                answers + 1,
                lapses + (rating == Rating.AGAIN ? 1 : 0),
                false);
    }

    /** Goes on where it was paused. What became due in between is due tomorrow. */
    ReviewCard resumed(PublishedTopic newest, LearningSettings settings, Instant now) {
        var tomorrow = settings.day(now).plusDays(1);
        var due = dueOn.isBefore(tomorrow) ? tomorrow : dueOn;
        return new ReviewCard(
                id,
                learnerId,
                newest,
                version + 1,
                memory,
                answeredAt,
                due,
                answers,
                lapses,
                false);
    }

    /** What a topic becomes is remembered as well as the topic was, and nobody was asked yet. */
    ReviewCard inheritedBy(PublishedTopic heir, UUID newId, boolean isPaused) {
        return new ReviewCard(newId, learnerId, heir, 1, memory, answeredAt, dueOn, 0, 0, isPaused);
    }

    /** When each answer, given now, would make it due again, in days. */
    Map<Rating, Integer> intervals(LearningSettings settings, Instant now) {
        return Fsrs.intervals(memory, age(settings, now), settings.retention().doubleValue());
    }

    /** The probability that the learner still knows it, 0 to 1. */
    double retrievability(LearningSettings settings, Instant now) {
        return Fsrs.retrievability(memory, age(settings, now));
    }

    /** In days. A clock that was put back, or a flight to the west, makes nobody younger. */
    private int age(LearningSettings settings, Instant now) {
        var days = ChronoUnit.DAYS.between(settings.day(answeredAt), settings.day(now));
        return (int) Math.max(0, days);
    }

    String tag() {
        return IfMatch.tag(id, version);
    }
}
