package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTests {

    @Test
    void tellsMedianAndEnds() {
        assertThat(Series.of(30, 10, 20)).hasToString("20.0 (10.0–30.0)");
    }

    @Test
    void percentileIsAValueThatWasMeasured() {
        var hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

        assertThat(Series.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Series.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Series.percentile(hundred, 100)).isEqualTo(100);
    }

    @Test
    void onePercentileOfOneValueIsThatValue() {
        assertThat(Series.percentile(new double[] {7}, 1)).isEqualTo(7);
    }
}
