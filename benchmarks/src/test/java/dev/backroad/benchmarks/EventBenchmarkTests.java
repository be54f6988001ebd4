package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The measurement itself, on request only: {@code ./backroad bench events}. */
@EnabledIfSystemProperty(named = "backroad.bench", matches = "events|relay|path|flat")
class EventBenchmarkTests {

    @Test
    void measuresHowFastEventsTravel() throws Exception {
        assertThat(EventBenchmark.measure()).isPositive();
    }
}
