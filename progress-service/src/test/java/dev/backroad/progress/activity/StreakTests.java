package dev.backroad.progress.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreakTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    /** Days before today with something done; 0 is today, -1 is tomorrow in another time zone. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,        0, 0",
                "0,           1, 1",
                "1,           1, 1",
                "2,           0, 1",
                "1 0,         2, 2",
                "3 2 1,       3, 3",
                "4 3 2,       0, 3",
                "9 8 7 6 2 1, 2, 4",
                "9 8 1 0 -1,  3, 3",
                "1 -1,        1, 1"
            })
    void countsDaysInARow(@Nullable String daysBefore, int current, int longest) {
        var streak = Streak.of(days(daysBefore), Set.of(), TODAY);

        assertThat(streak).isEqualTo(new Streak(current, longest));
    }

    @Test
    void bridgedDayBreaksNothingAndCountsForNothing() {
        var bridged = Set.of(TODAY.minusDays(2));

        assertThat(Streak.of(days("4 3 1"), bridged, TODAY)).isEqualTo(new Streak(3, 3));
        assertThat(Streak.of(days("4 3"), Set.of(TODAY.minusDays(1)), TODAY).current()).isZero();
        assertThat(Streak.of(days("4 3"), Set.of(TODAY.minusDays(2), TODAY.minusDays(1)), TODAY))
                .isEqualTo(new Streak(2, 2));
    }

    @Test
    void monthsAndLeapDaysAreDaysLikeOthers() {
        var days =
                List.of("2028-02-28", "2028-02-29", "2028-03-01").stream()
                        .map(LocalDate::parse)
                        .toList();

        assertThat(Streak.of(days, Set.of(), LocalDate.parse("2028-03-02")).current()).isEqualTo(3);
    }

    private static List<LocalDate> days(@Nullable String before) {
        return before == null
                ? List.of()
                : Arrays.stream(before.split(" ", -1))
                        .map(days -> TODAY.minusDays(Long.parseLong(days)))
                        .toList();
    }
}
