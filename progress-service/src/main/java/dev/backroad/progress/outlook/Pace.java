package dev.backroad.progress.outlook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/** So many topics in so many days: as somebody wants it, or as they do it. */
record Pace(int topics, int days) {

    /** In days: what counts as recent, today included. */
    static final int RECENT = 28;

    /** In days: who has been here for less has no pace yet. */
    private static final int LEAST = 14;

    private static final int WEEK = 7;

    static Pace ofGoal(int topicsPerWeek) {
        return new Pace(topicsPerWeek, WEEK);
    }

    /**
     * Says how fast a learner has been lately: in the last 28 days, or since they enrolled. Not
     * before the 14th day, and not when all was done on one day: what somebody knew already and
     * ticked off at once says nothing about the weeks to come.
     *
     * @param completed the day of each completed topic
     */
    static Optional<Pace> recent(
            Collection<LocalDate> completed, LocalDate enrolled, LocalDate today) {
        var days = Math.clamp(ChronoUnit.DAYS.between(enrolled, today) + 1, 0, RECENT);
        var first = today.minusDays(days).plusDays(1);
        var counted =
                completed.stream()
                        .filter(day -> !day.isBefore(first) && !day.isAfter(today))
                        .toList();
        return days >= LEAST && counted.stream().distinct().count() > 1
                ? Optional.of(new Pace(counted.size(), days))
                : Optional.empty();
    }

    Projection toComplete(int topicsLeft, LocalDate today) {
        var needed = Math.ceilDiv(topicsLeft * days, topics);
        return new Projection(
                BigDecimal.valueOf((long) topics * WEEK)
                        .divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP),
                Math.ceilDiv(needed, WEEK),
                today.plusDays(needed));
    }
}
