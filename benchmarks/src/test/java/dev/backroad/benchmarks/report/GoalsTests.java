package dev.backroad.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of goals has every figure that was asked for, and asks for nothing that nobody
 * measures.
 */
class GoalsTests {

    private static final Path PROJECT = Path.of("..").normalize();

    /** What the parts of the system were asked for. */
    private static final Map<String, List<String>> ASKED_FOR =
            Map.of(
                    "launcher", List.of("45 s", "20 s", "2,500 MB"),
                    "events", List.of("10,000 events/s", "10 ms", "60 ms", "0.80"),
                    "edge", List.of("0.35", "0.30", "5 ms"),
                    "catalog",
                            List.of(
                                    "0.50", "1.50", "30 ms", "2 times", "30 ms", "2 times",
                                    "1 load"),
                    "progress",
                            List.of(
                                    "0.35",
                                    "50 ms",
                                    "10 ms",
                                    "1.50 times",
                                    "1.50 times",
                                    "1.50 times",
                                    "1.50 times",
                                    "5 ms"),
                    "notification",
                            List.of("25 ms", "150 ms", "2,000 events/s", "10 ms", "5,000 streams"),
                    "page", List.of("1,000 ms", "200 kB", "150 ms", "60 frames/s"));

    static Stream<Goal> goals() throws IOException {
        return Goals.read(PROJECT.resolve("benchmarks/GOALS.md")).stream();
    }

    @Test
    void hasEveryFigureThatWasAskedFor() throws Exception {
        var wanted =
                goals().collect(
                                Collectors.groupingBy(
                                        Goal::about,
                                        Collectors.mapping(
                                                goal -> goal.limit().toString(),
                                                Collectors.joining("; "))));

        ASKED_FOR.forEach((about, figures) -> {
            var stated = wanted.getOrDefault(about, "");
            figures.stream()
                    .collect(Collectors.groupingBy(it -> it, Collectors.counting()))
                    .forEach((figure, times) ->
                            assertThat((stated + ";").split(" " + figure + ";", -1))
                                    .as("%s: %s", about, figure)
                                    .hasSizeGreaterThan(times.intValue()));
        });
    }

    @ParameterizedTest
    @MethodSource("goals")
    void isMeasuredByAPartOrAssertedByATest(Goal goal) throws Exception {
        if (goal.assertedByTest()) {
            var test = goal.measuredAs().getFirst() + ".java";
            try (var sources = Files.walk(PROJECT, 12)) {
                assertThat(sources).anyMatch(source -> source.endsWith(test));
            }
        } else {
            assertThat(PROJECT.resolve("benchmarks").resolve(goal.part()).resolve("run")).exists();
            assertThat(goal.measuredAs())
                    .hasSizeBetween(1, 2)
                    .allMatch(name -> name.startsWith(goal.part() + "."));
        }
    }

    @Test
    void fewOfThemAreForTheReadme() throws Exception {
        assertThat(goals().filter(Goal::headline).count()).isBetween(8L, 16L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5 ms", "> 5 ms", ">= fast"})
    void refusesALimitThatIsNone(String limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(limit));
    }

    @Test
    void refusesARowWithoutAllItsCells() {
        assertThatIllegalArgumentException().isThrownBy(() -> Goal.of(List.of("edge", "edge")));
    }
}
