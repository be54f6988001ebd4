package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The measurement itself, on request only: {@code ./backroad bench events}. */
@EnabledIfSystemProperty(named = "backroad.bench", matches = "events|relay|path|flat")
class EventBenchmarkTests {

    @Test
    void measuresHowFastEventsTravel() throws Exception {
        var which = System.getProperty("backroad.bench");
        var whole = which.equals("events");

        var results =
                new Results(
                        Path.of(
                                System.getProperty(
                                        "backroad.bench.results",
                                        whole ? "RESULTS.md" : "target/RESULTS.md")));
        var scale = Scale.named(System.getProperty("backroad.bench.scale", "full"));
        try (var servers = Servers.start()) {
            new Benchmarks(servers, scale).run(which, results::add);
        }

        assertThat(results.count()).isPositive();
    }
}
