package dev.backroad.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTests {

    private static final Path HERE = Path.of("/checkout");

    @Test
    void saysItInFourLines() {
        Problem problem =
                new Problem(
                        ErrorCode.PORT_TAKEN,
                        "Port 8080 is taken by \"java\" (pid 4312, since 09:12).",
                        "The gateway needs it.",
                        "./backroad up --port-base 18000",
                        HERE.resolve(".backroad/log/gateway.log"),
                        List.of());

        assertThat(problem.lines(HERE))
                .containsExactly(
                        "Port 8080 is taken by \"java\" (pid 4312, since 09:12).",
                        "The gateway needs it.",
                        "Run:  ./backroad up --port-base 18000",
                        "More: ./backroad explain BR-102            Log:"
                                + " .backroad/log/gateway.log");
    }

    @Test
    void showsTheLastLinesOfTheFailingPartAbove() {
        Problem problem =
                new Problem(
                        ErrorCode.PART_ENDED,
                        "catalog ended.",
                        "It is needed.",
                        "./backroad logs catalog",
                        Path.of("/elsewhere/catalog.log"),
                        List.of("No such table"));

        assertThat(problem.lines(HERE))
                .startsWith("  | No such table", "catalog ended.")
                .last()
                .asString()
                .endsWith("Log: /elsewhere/catalog.log");
    }
}
