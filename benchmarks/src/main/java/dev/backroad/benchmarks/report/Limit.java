package dev.backroad.benchmarks.report;

import java.util.regex.Pattern;

/**
 * What was wanted.
 *
 * @param way whether more or less is better, or nothing was wanted
 * @param unit of the value; {@code times} or empty for a ratio
 */
record Limit(Way way, double value, String unit) {

    enum Way {
        AT_LEAST,
        AT_MOST,
        NONE
    }

    private static final Pattern FORM = Pattern.compile("([<>]=) ([0-9.]+) ?(\\S*)");

    /** Reads {@code >= 0.35}, {@code <= 5 ms} or {@code -}. */
    static Limit of(String text) {
        if (text.equals("-")) {
            return new Limit(Way.NONE, 0, "");
        }
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no limit: " + text);
        }
        return new Limit(
                parts.group(1).equals(">=") ? Way.AT_LEAST : Way.AT_MOST,
                Double.parseDouble(parts.group(2)),
                parts.group(3));
    }

    /** Whether both have the same unit, as far as they have one. */
    boolean isAbout(Series reached) {
        return unit.isEmpty() || reached.unit().isEmpty() || unit.equals(reached.unit());
    }

    boolean keptBy(Series reached) {
        return switch (way) {
            case AT_LEAST -> reached.median() >= value;
            case AT_MOST -> reached.median() <= value;
            case NONE -> true;
        };
    }

    @Override
    public String toString() {
        var number = Series.number(value);
        return switch (way) {
            case AT_LEAST -> ("at least " + number + " " + unit).strip();
            case AT_MOST -> ("at most " + number + " " + unit).strip();
            case NONE -> "-";
        };
    }
}
