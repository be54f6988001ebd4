package dev.backroad.progress.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

    @Test
    void paceIsWhatWasDoneInTheLastFourWeeks() {
        var completed = daysAgo(0, 0, 6, 27, 28, 300);

        var pace = Pace.recent(completed, LONG_AGO, TODAY);

        assertThat(pace).contains(new Pace(4, 28));
    }

    @Test
    void whoIsNewIsMeasuredSinceTheyEnrolled() {
        var enrolled = TODAY.minusDays(13);

        var pace = Pace.recent(daysAgo(0, 13, 14), enrolled, TODAY);

        assertThat(pace).contains(new Pace(2, 14));
    }

    @Test
    void whoHasJustComeHasNoPace() {
        var enrolled = TODAY.minusDays(12);

        assertThat(Pace.recent(daysAgo(0, 1, 2, 12), enrolled, TODAY)).isEmpty();
    }

    @Test
    void whatWasTickedOffAtOnceIsNoPace() {
        assertThat(Pace.recent(daysAgo(3, 3, 3, 3), LONG_AGO, TODAY)).isEmpty();
        assertThat(Pace.recent(List.of(), LONG_AGO, TODAY)).isEmpty();
    }

    @Test
    void clockThatWasWrongMakesNoPace() {
        var tomorrow = TODAY.plusDays(1);

        assertThat(Pace.recent(daysAgo(-1, -400, 5), LONG_AGO, TODAY)).isEmpty();
        assertThat(Pace.recent(daysAgo(0, 1), tomorrow, TODAY)).isEmpty();
        assertThat(Pace.recent(daysAgo(0, 1), LocalDate.MAX, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // left, topics, days, a week, weeks, complete on
        "1,      7,     7,    7.0,   1,    2026-11-30",
        "14,     7,     7,    7.0,   2,    2026-12-13",
        "15,     7,     7,    7.0,   3,    2026-12-14",
        "5,      2,     7,    2.0,   3,    2026-12-17",
        "10,     3,    28,    0.8,  14,    2027-03-03",
        "93,     2,    28,    0.5, 186,    2030-06-23",
        "1,     50,     7,   50.0,   1,    2026-11-30"
    })
    void dayIsProjectedFromTheWholeRest(
            int left, int topics, int days, BigDecimal aWeek, int weeks, LocalDate completeOn) {
        var projection = new Pace(topics, days).toComplete(left, TODAY);

        assertThat(projection).isEqualTo(new Projection(aWeek, weeks, completeOn));
    }

    @Test
    void goalIsAPace() {
        assertThat(Pace.ofGoal(2).toComplete(4, TODAY).completeOn()).isEqualTo(TODAY.plusWeeks(2));
    }

    private static List<LocalDate> daysAgo(Integer... days) {
        return Arrays.stream(days).map(TODAY::minusDays).toList();
    }
}
