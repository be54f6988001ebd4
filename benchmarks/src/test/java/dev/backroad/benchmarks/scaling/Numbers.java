package dev.backroad.benchmarks.scaling;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as the page writes them: three figures that count, and no fractions from 1,000 on. */
final class Numbers {

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

    private Numbers() {}

    static boolean isNumber(String word) {
        return word.matches("[0-9][0-9,]*(\\.[0-9]+)?");
    }

    static double parse(String word) {
        return Double.parseDouble(word.replace(",", ""));
    }

    static String format(double value) {
        if (Math.abs(value) >= 999.5) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return BigDecimal.valueOf(value).round(THREE).stripTrailingZeros().toPlainString();
    }
}
