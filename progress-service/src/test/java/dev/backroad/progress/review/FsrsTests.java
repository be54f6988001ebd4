package dev.backroad.progress.review;

import static dev.backroad.progress.review.Rating.AGAIN;
import static dev.backroad.progress.review.Rating.EASY;
import static dev.backroad.progress.review.Rating.GOOD;
import static dev.backroad.progress.review.Rating.HARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors of the reference implementations (py-fsrs 6, ts-fsrs, fsrs-rs). */
class FsrsTests {

    private static final double PUBLISHED = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "AGAIN, 0.212,  6.4133",
        "HARD,  1.2931, 5.11217071",
        "GOOD,  2.3065, 2.11810397",
        "EASY,  8.2956, 1"
    })
    void firstAnswerIsThePublishedOne(Rating rating, double stability, double difficulty) {
        var memory = Fsrs.first(rating);

        assertThat(memory.stability()).isCloseTo(stability, within(PUBLISHED));
        assertThat(memory.difficulty()).isCloseTo(difficulty, within(PUBLISHED));
    }

    /** "memory state" of fsrs-rs, ts-fsrs and py-fsrs. */
    @Test
    void sixAnswersLeadToThePublishedMemory() {
        var memory = Fsrs.first(AGAIN);
        for (int days : List.of(0, 1, 3, 8, 21)) {
            memory = Fsrs.after(memory, GOOD, days);
        }

        assertThat(memory.stability()).isCloseTo(53.62691, within(PUBLISHED));
        assertThat(memory.difficulty()).isCloseTo(6.3574867, within(PUBLISHED));
    }

    /** "ivl_history" of ts-fsrs and py-fsrs, whose zeros are steps of minutes. */
    @Test
    void thirteenAnswersLeadToThePublishedIntervals() {
        var answers =
                List.of(GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD);
        var days = List.of(0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12);
        var memory = Fsrs.first(GOOD);
        var intervals = new ArrayList<Integer>();
        for (int i = 0; i < answers.size(); i++) {
            memory = Fsrs.after(memory, answers.get(i), days.get(i));
            if (answers.get(i) == GOOD) {
                intervals.add(Fsrs.wholeDays(Fsrs.interval(memory, 0.9)));
            }
        }

        assertThat(intervals).containsExactly(2, 11, 46, 163, 498, 2, 4, 7, 12, 21);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 1, 10, 365, 36_500})
    void nineTenthsAreLeftAfterOneStability(double stability) {
        var memory = new Memory(stability, 5);

        assertThat(Fsrs.interval(memory, 0.9)).isCloseTo(stability, within(stability * 1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 365, 36_500})
    void retrievabilityIsNineTenthsAfterOneStability(int days) {
        assertThat(Fsrs.retrievability(new Memory(days, 5), days)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void retrievabilityFallsFromOneAndNeverToNothing() {
        var memory = Fsrs.first(GOOD);

        assertThat(Fsrs.retrievability(memory, 0)).isEqualTo(1);
        assertThat(Fsrs.retrievability(memory, 1)).isGreaterThan(Fsrs.retrievability(memory, 2));
        assertThat(Fsrs.retrievability(memory, 36_500)).isStrictlyBetween(0.0, 0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.70, 93", "0.80, 33", "0.90, 10", "0.97, 2"})
    void whoWantsToKnowMoreIsAskedSooner(double retention, int days) {
        assertThat(Fsrs.wholeDays(Fsrs.interval(new Memory(10, 5), retention))).isEqualTo(days);
    }

    @Test
    void betterAnswerMakesItDueLater() {
        everyKindOfMemory()
                .forEach(memory -> {
                    for (int days : List.of(0, 1, 7, 400)) {
                        var due = Fsrs.intervals(memory, days, 0.9);

                        assertThat(List.copyOf(due.values()))
                                .as("%s after %d days", memory, days)
                                .doesNotHaveDuplicates()
                                .isSorted();
                    }
                });
    }

    @Test
    void betterAnswerMakesTheMemoryMoreStable() {
        everyKindOfMemory()
                .forEach(memory -> {
                    for (int days : List.of(1, 7, 400)) {
                        var stabilities =
                                Stream.of(Rating.values())
                                        .map(rating -> Fsrs.after(memory, rating, days).stability())
                                        .toList();

                        assertThat(stabilities)
                                .as("%s after %d days", memory, days)
                                .doesNotHaveDuplicates()
                                .isSorted();
                    }
                });
    }

    @Test
    void lateRecallStrengthensMoreThanAnEarlyOne() {
        everyKindOfMemory()
                .forEach(memory ->
                        assertThat(Fsrs.after(memory, GOOD, 30).stability())
                                .isGreaterThan(Fsrs.after(memory, GOOD, 3).stability()));
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void difficultyStaysBetweenOneAndTen(Rating rating) {
        var memory = Fsrs.first(GOOD);
        for (int i = 0; i < 50; i++) {
            memory = Fsrs.after(memory, rating, i % 3);

            assertThat(memory.difficulty()).isBetween(1.0, 10.0);
            assertThat(memory.stability()).isPositive();
        }
    }

    @Test
    void tenEasyAnswersInARowLeaveTheLeastDifficulty() {
        var memory = Fsrs.first(EASY);
        for (int i = 0; i < 9; i++) {
            memory = Fsrs.after(memory, EASY, 0);
        }

        assertThat(memory.difficulty()).isEqualTo(1);
    }

    @Test
    void goodAnswerOnTheSameDayNeverWeakens() {
        everyKindOfMemory()
                .forEach(memory -> {
                    assertThat(Fsrs.after(memory, GOOD, 0).stability())
                            .isGreaterThanOrEqualTo(memory.stability());
                    assertThat(Fsrs.after(memory, HARD, 0).stability())
                            .isLessThan(Fsrs.after(memory, EASY, 0).stability());
                });
    }

    private static Stream<Memory> everyKindOfMemory() {
        var random = new Random(20_261_129);
        return Stream.generate(() ->
                        new Memory(Math.exp(random.nextDouble(-4, 8)), random.nextDouble(1, 9.99)))
                .limit(2_000);
    }
}
