package dev.backroad.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The same measure from several rounds. */
record Series(double median, double min, double max) {

    static Series of(double... rounds) {
        var sorted = DoubleStream.of(rounds).sorted().toArray();
        return new Series(percentile(sorted, 50), sorted[0], sorted[sorted.length - 1]);
    }

    /** The smallest value that is at or above so many percent of all; they must be sorted. */
    static double percentile(double[] sorted, double percent) {
        var rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    static Series of(Iterable<? extends Number> rounds) {
        var values = DoubleStream.builder();
        rounds.forEach(round -> values.add(round.doubleValue()));
        return of(values.build().toArray());
    }

    /** Median (lowest–highest). */
    @Override
    public String toString() {
        return number(median) + " (" + number(min) + "–" + number(max) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }
}
