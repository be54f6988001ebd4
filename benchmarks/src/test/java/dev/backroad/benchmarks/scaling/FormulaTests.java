package dev.backroad.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTests {

    private static final Map<String, Double> LINES =
            Map.of("learners", 1_000_000.0, "share of a day", 0.2, "peak", 4.0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    learners × share of a day | 200000
                    learners × peak ÷ 86,400  | 46.296
                    1 + 2 × 3 − 4             | 3
                    (1 + 2) × 3               | 9
                    100 ÷ 10 ÷ 2              | 5
                    ⌈7 ÷ 2⌉ + 1               | 5
                    ⌈0.1 × 30⌉                | 3
                    0.5                       | 0.5
                    """)
    void reckonsAsOneWrites(String formula, double value) {
        assertThat(Formula.value(formula, LINES)).isCloseTo(value, within(0.001));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    teachers × 2 | There is no line "teachers" above.
                    (1 + 2       | ( has no end.
                    1 ×          | Something is missing at the end.
                    """)
    void saysWhatIsWrong(String formula, String message) {
        assertThatThrownBy(() -> Formula.value(formula, LINES)).hasMessage(message);
    }

    @Test
    void numbersHaveThreeFiguresThatCount() {
        assertThat(Numbers.format(0.000057871)).isEqualTo("0.0000579");
        assertThat(Numbers.format(12.345)).isEqualTo("12.3");
        assertThat(Numbers.format(50)).isEqualTo("50");
        assertThat(Numbers.format(999.7)).isEqualTo("1,000");
        assertThat(Numbers.format(23_148_148.1)).isEqualTo("23,148,148");
    }
}
