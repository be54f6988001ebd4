package dev.backroad.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTests {

    @Test
    void tellsMedianAndEnds() {
        assertThat(new Series("ms", List.of(30.0, 10.0, 20.0))).hasToString("20 (10–30) ms");
    }

    @Test
    void oneRoundHasNoEnds() {
        assertThat(new Series("ms", List.of(4.25))).hasToString("4.25 ms");
    }

    @Test
    void ratioIsThatOfTheMediansBetweenTheRoundsThatWereFarthestApart() {
        var ours = new Series("requests/s", List.of(50.0, 60.0, 90.0));
        var reference = new Series("requests/s", List.of(100.0, 100.0, 120.0));

        assertThat(ours.per(reference)).hasToString("0.60 (0.50–0.75)");
    }

    @Test
    void ratioOfUnequallyManyRoundsIsThatOfTheMedians() {
        var ours = new Series("requests/s", List.of(50.0, 60.0, 90.0));

        assertThat(ours.per(new Series("requests/s", List.of(100.0)))).hasToString("0.60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"16639.4; 16,639", "120.5; 121", "65.52; 65.5", "0.714; 0.71", "3; 3", "0; 0"})
    void numberHasAsManyDigitsAsMeanSomething(double value, String text) {
        assertThat(Series.number(value)).isEqualTo(text);
    }
}
