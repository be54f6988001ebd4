package dev.backroad.progress.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a learner's calendar, with where they stand today.
 *
 * @param days those with something done, in order
 * @param timeZone the one of {@code today}; days are dates as the learner's calendar showed them
 *     then
 */
record ActivityView(
        LocalDate from,
        LocalDate to,
        String timeZone,
        LocalDate today,
        List<DayView> days,
        Streak streak,
        WeekView week) {

    record DayView(LocalDate day, int topicsCompleted, int reviewsAnswered, int minutes) {

        static DayView of(ActivityDay day) {
            var done = day.done();
            return new DayView(day.day(), done.topics(), done.reviews(), done.minutes());
        }
    }

    /**
     * The running week, from Monday to Sunday.
     *
     * @param goal topics that the learner wants to complete; {@code null} if they have no goal
     */
    record WeekView(
            LocalDate from,
            LocalDate to,
            @Nullable Integer goal,
            int topicsCompleted,
            boolean reached) {}
}
