package dev.backroad.progress.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a learner is reminded of; told in the transaction that makes it once. */
public sealed interface ReminderEvent {

    UUID learnerId();

    /**
     * Reviews are due, told once on each of the learner's days.
     *
     * @param due how many, within what the learner wants on one day
     */
    record ReviewsDue(UUID learnerId, LocalDate day, int due, Instant at)
            implements ReminderEvent {}

    /**
     * A streak ends unless the learner does something today.
     *
     * @param streak its length in days, today not counted
     */
    record StreakAtRisk(UUID learnerId, LocalDate day, int streak, Instant at)
            implements ReminderEvent {}
}
