package dev.backroad.progress.review;

import static java.lang.Math.clamp;
import static java.lang.Math.exp;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;

import java.util.EnumMap;
import java.util.Map;

/**
 * The Free Spaced Repetition Scheduler, version 6, with its published default weights: three
 * numbers (stability, difficulty, retrievability) and how an answer changes them. Pure functions;
 * days are whole days since the last answer, 0 on the same day.
 *
 * <p>After <a href="https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm">The
 * Algorithm</a> of Open Spaced Repetition and its reference implementation py-fsrs 6; the model is
 * that of Ye, Su and Cao, A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
 * Scheduling, KDD 2022. The order of the intervals is that of the long-term scheduler of ts-fsrs.
 * Left out on purpose: steps of minutes within a day, since nobody learns a topic in ten minutes,
 * and random fuzz, which would make an answer's effect unpredictable.
 */
final class Fsrs {

    /** The published defaults, w0 to w20. */
    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
        0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };

    private static final double DECAY = -W[20];

    /** Chosen so that 0.9 is left after one stability. */
    private static final double FACTOR = pow(0.9, 1 / DECAY) - 1;

    private static final double LEAST_STABILITY = 0.001;

    /** In days, a hundred years. */
    private static final int LONGEST = 36_500;

    private Fsrs() {}

    /** The memory after the first answer. */
    static Memory first(Rating rating) {
        return new Memory(W[rating.grade() - 1], bounded(difficultyAtFirst(rating)));
    }

    /** The memory after an answer, given so many whole days after the one before. */
    static Memory after(Memory before, Rating rating, int days) {
        var stability = days < 1 ? withinTheDay(before, rating) : later(before, rating, days);
        return new Memory(
                max(stability, LEAST_STABILITY), nextDifficulty(before.difficulty(), rating));
    }

    /** The probability that it is still known, 0 to 1. */
    static double retrievability(Memory memory, int days) {
        return pow(1 + FACTOR * days / memory.stability(), DECAY);
    }

    /** In days, not rounded: when the probability will have sunk to the retention (0 to 1). */
    static double interval(Memory memory, double retention) {
        return memory.stability() / FACTOR * (pow(retention, 1 / DECAY) - 1);
    }

    /**
     * In whole days: when each answer would make the topic due again. A better answer always means
     * a later day.
     */
    static Map<Rating, Integer> intervals(Memory before, int days, double retention) {
        var due = new EnumMap<Rating, Integer>(Rating.class);
        for (var rating : Rating.values()) {
            due.put(rating, wholeDays(interval(after(before, rating, days), retention)));
        }
        due.merge(Rating.AGAIN, due.getOrDefault(Rating.HARD, LONGEST), Math::min);
        int worse = 0;
        for (var rating : Rating.values()) {
            worse = max(due.getOrDefault(rating, 1), worse + 1);
            due.put(rating, worse);
        }
        return due;
    }

    static int wholeDays(double interval) {
        return (int) clamp(Math.rint(interval), 1, LONGEST);
    }

    private static double withinTheDay(Memory before, Rating rating) {
        var s = before.stability();
        var change = exp(W[17] * (rating.grade() - 3 + W[18])) * pow(s, -W[19]);
        return s * (rating.grade() >= 3 ? max(change, 1) : change);
    }

    private static double later(Memory before, Rating rating, int days) {
        var forgotten = 1 - retrievability(before, days);
        return rating == Rating.AGAIN
                ? afterForgetting(before, forgotten)
                : afterRecall(before, rating, forgotten);
    }

    private static double afterForgetting(Memory before, double forgotten) {
        var s = before.stability();
        return min(
                W[11]
                        * pow(before.difficulty(), -W[12])
                        * (pow(s + 1, W[13]) - 1)
                        * exp(W[14] * forgotten),
                s / exp(W[17] * W[18]));
    }

    private static double afterRecall(Memory before, Rating rating, double forgotten) {
        var s = before.stability();
        var gain =
                exp(W[8])
                        * (11 - before.difficulty())
                        * pow(s, -W[9])
                        * (exp(W[10] * forgotten) - 1);
        return s * (1 + gain * weightOf(rating));
    }

    private static double weightOf(Rating rating) {
        return switch (rating) {
            case HARD -> W[15];
            case EASY -> W[16];
            case AGAIN, GOOD -> 1;
        };
    }

    private static double difficultyAtFirst(Rating rating) {
        return W[4] - exp(W[5] * (rating.grade() - 1)) + 1;
    }

    /** The nearer to 10, the less an answer moves it; a little of it returns to that of "easy". */
    private static double nextDifficulty(double before, Rating rating) {
        var moved = before - W[6] * (rating.grade() - 3) * (10 - before) / 9;
        return bounded(W[7] * difficultyAtFirst(Rating.EASY) + (1 - W[7]) * moved);
    }

    private static double bounded(double difficulty) {
        return clamp(difficulty, 1, 10);
    }
}
