package dev.backroad.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A goal, and how it went.
 *
 * @param reached in words
 * @param beside in words; may be empty
 */
record Row(Goal goal, String reached, String beside, Verdict verdict) {

    enum Verdict {
        MET("met"),
        MISSED("missed"),
        MEASURED("-"),
        NOT_MEASURED("not measured"),
        BY_TEST("by a test");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static List<Row> of(List<Goal> goals, Measurements measured) {
        return goals.stream().map(goal -> of(goal, measured)).toList();
    }

    private static Row of(Goal goal, Measurements measured) {
        var beside = measured.find(goal.beside()).map(it -> goal.beside() + " " + it).orElse("");
        if (goal.assertedByTest()) {
            return new Row(goal, goal.measuredAs().getFirst(), beside, Verdict.BY_TEST);
        }
        return goal.reached(measured)
                .map(series -> reached(goal, series, beside))
                .orElseGet(
                        () -> new Row(goal, goal.whyNot(measured), beside, Verdict.NOT_MEASURED));
    }

    private static Row reached(Goal goal, Series series, String beside) {
        return goal.limit().isAbout(series)
                ? new Row(goal, series.toString(), beside, verdict(goal, series))
                : new Row(goal, series + ": another unit", beside, Verdict.NOT_MEASURED);
    }

    private static Verdict verdict(Goal goal, Series reached) {
        return goal.limit().way() == Limit.Way.NONE
                ? Verdict.MEASURED
                : goal.limit().keptBy(reached) ? Verdict.MET : Verdict.MISSED;
    }

    /** How many were met, missed and not measured, in a sentence. */
    static String summary(List<Row> rows) {
        var count =
                rows.stream().collect(Collectors.groupingBy(Row::verdict, Collectors.counting()));
        return "%d met, %d missed, %d not measured, %d by a test."
                .formatted(
                        count.getOrDefault(Verdict.MET, 0L),
                        count.getOrDefault(Verdict.MISSED, 0L),
                        count.getOrDefault(Verdict.NOT_MEASURED, 0L),
                        count.getOrDefault(Verdict.BY_TEST, 0L));
    }
}
