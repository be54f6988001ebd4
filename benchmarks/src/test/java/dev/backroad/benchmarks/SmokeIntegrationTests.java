package dev.backroad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** That the drivers work, on a few hundred events; the numbers mean nothing here. */
@DisabledIfSystemProperty(named = "backroad.bench", matches = ".+")
class SmokeIntegrationTests {

    @Test
    void everyDriverEndsWithFigures() throws Exception {
        var figures = new ArrayList<Figure>();

        try (var servers = Servers.start()) {
            new Benchmarks(servers, Scale.SMOKE).run("all", figures::add);
        }

        assertThat(figures)
                .extracting(Figure::name)
                .anyMatch(name -> name.startsWith("Relay, 1 instance"))
                .anyMatch(name -> name.startsWith("Commit to effect at half"))
                .anyMatch(name -> name.startsWith("Relay, a transaction stays open"));
        assertThat(figures)
                .extracting(Figure::reached)
                .noneMatch(reached -> reached.contains("NaN"));
    }
}
