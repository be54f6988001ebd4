package dev.backroad.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same, measured some times.
 *
 * @param unit for example {@code ms} or {@code requests/s}; none for a ratio
 * @param rounds in the order in which they were measured, one at least
 */
record Series(String unit, List<Double> rounds) {

    Series {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("A series has one round at least");
        }
    }

    /** The one in the middle; of two, the lower. */
    double median() {
        return rounds.stream().sorted().toList().get((rounds.size() - 1) / 2);
    }

    double lowest() {
        return rounds.stream().mapToDouble(it -> it).min().orElseThrow();
    }

    double highest() {
        return rounds.stream().mapToDouble(it -> it).max().orElseThrow();
    }

    /**
     * How many times of the other this is. The ends are those of the rounds that were measured
     * beside each other, where both have as many.
     */
    Series per(Series other) {
        var middle = median() / other.median();
        if (rounds.size() != other.rounds.size() || rounds.size() == 1) {
            return new Series("", List.of(middle));
        }
        var pairs = new ArrayList<>(List.of(middle));
        for (int i = 0; i < rounds.size(); i++) {
            pairs.add(rounds.get(i) / other.rounds.get(i));
        }
        pairs.sort(null);
        // The middle is that of the medians: what a reader computes from the table.
        return new Series("", List.of(pairs.getFirst(), middle, pairs.getLast()));
    }

    /** Median (lowest–highest) unit; of one round only that. */
    @Override
    public String toString() {
        var middle = number(median());
        var ends =
                rounds.size() == 1 ? "" : " (%s–%s)".formatted(number(lowest()), number(highest()));
        return (middle + ends + " " + unit).strip();
    }

    /** With as many digits as mean something. */
    static String number(double value) {
        var size = Math.abs(value);
        var format =
                size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
