package dev.backroad.benchmarks.scaling;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Arithmetic as one writes it: {@code ⌈(reads + writes) × ms ÷ 1,000⌉}. Everything between the
 * signs is a number or the name of a line. {@code ⌈ ⌉} is the next whole number.
 */
final class Formula {

    private final Map<String, Double> lines;
    private final Deque<String> words;

    private Formula(String text, Map<String, Double> lines) {
        this.lines = lines;
        this.words =
                Arrays.stream(text.split("(?=[×÷+−()⌈⌉])|(?<=[×÷+−()⌈⌉])"))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /**
     * Reckons a formula.
     *
     * @param lines values of the names that may occur
     * @throws IllegalArgumentException if it says what nobody knows, or does not end where it
     *     should
     */
    static double value(String text, Map<String, Double> lines) {
        var formula = new Formula(text, lines);
        var value = formula.sum();
        if (!formula.words.isEmpty()) {
            throw new IllegalArgumentException(
                    text + ": what is \"" + formula.words.peek() + "\"?");
        }
        return value;
    }

    private double sum() {
        var value = product();
        while (comes("+") || comes("−")) {
            value = words.pop().equals("+") ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        var value = factor();
        while (comes("×") || comes("÷")) {
            value = words.pop().equals("×") ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("Something is missing at the end.");
        }
        var word = words.pop();
        if (word.equals("(") || word.equals("⌈")) {
            var value = sum();
            if (!comes(word.equals("(") ? ")" : "⌉")) {
                throw new IllegalArgumentException(word + " has no end.");
            }
            words.pop();
            // What is whole but for the computer's own rounding is whole.
            return word.equals("(") ? value : Math.ceil(value - 1e-9);
        }
        if (Numbers.isNumber(word)) {
            return Numbers.parse(word);
        }
        var value = lines.get(word);
        if (value == null) {
            throw new IllegalArgumentException("There is no line \"" + word + "\" above.");
        }
        return value;
    }

    private boolean comes(String sign) {
        return sign.equals(words.peek());
    }
}
