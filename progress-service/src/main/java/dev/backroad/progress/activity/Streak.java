package dev.backroad.progress.activity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/**
 * Days in a row on which a learner did something.
 *
 * @param current the row that can still go on: it reaches to today, or to yesterday while today is
 *     not over
 * @param longest the longest row ever
 */
public record Streak(int current, int longest) {

    /**
     * Counts.
     *
     * @param active the days with something done, in order
     * @param bridged days that break no row and count for none
     */
    static Streak of(Collection<LocalDate> active, Set<LocalDate> bridged, LocalDate today) {
        int row = 0;
        int longest = 0;
        var last = LocalDate.MIN;
        for (var day : active) {
            row = continues(last, day, bridged) ? row + 1 : 1;
            longest = Math.max(longest, row);
            last = day;
        }
        return new Streak(continues(last, today, bridged) ? row : 0, longest);
    }

    /** Whether no day in between was missed. */
    private static boolean continues(LocalDate last, LocalDate day, Set<LocalDate> bridged) {
        if (last.equals(LocalDate.MIN)) {
            return false;
        }
        var next = last.plusDays(1);
        while (next.isBefore(day) && bridged.contains(next)) {
            next = next.plusDays(1);
        }
        return !next.isBefore(day);
    }
}
