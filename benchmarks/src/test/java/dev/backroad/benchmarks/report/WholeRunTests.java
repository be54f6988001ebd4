package dev.backroad.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that runs everything, in a copy of the checkout where Backroad and the parts of the
 * benchmark only write down what they were told.
 */
@DisabledOnOs(OS.WINDOWS)
class WholeRunTests {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Set<String> SETTINGS = Set.of("QUICK", "ONLY", "RESULTS", "ROUNDS");

    private record Run(int exitCode, String out, String err) {}

    @TempDir private Path folder;

    @BeforeEach
    void copyTheCheckout() throws IOException {
        for (var file :
                List.of(
                        "benchmarks/whole/run",
                        "benchmarks/own.sh",
                        "benchmarks/parts.sh",
                        "benchmarks/GOALS.md",
                        "benchmarks/src/main/java/dev/backroad/benchmarks/report")) {
            copy(file);
        }
        script(
                "backroad",
                """
                echo "$1 $BACKROAD_DATA $BACKROAD_JVM" >>backroad.log
                if [ "$1" = up ]; then
                    mkdir -p "$BACKROAD_DATA/log" .backroad
                    echo "$BACKROAD_DATA" >.backroad/current
                fi
                """);
        for (var part :
                List.of(
                        "start",
                        "stores",
                        "edge",
                        "catalog",
                        "day",
                        "progress",
                        "search",
                        "page")) {
            part(part, "value " + part + ".some ms 1 2 3");
        }
        part("live", "value live.click.p50 ms 20 21 22");
        part("events", "value events.relay.one events/s 20000");
        Files.writeString(folder.resolve("README.md"), "<!-- bench -->\n<!-- /bench -->\n");
    }

    @Test
    void measuresInABackroadOfItsOwnAndTakesItDown() throws Exception {
        var run = run(Map.of());

        assertThat(run.exitCode).as(run.err).isZero();
        var system = folder.resolve("benchmarks/target/system");
        assertThat(folder.resolve("backroad.log"))
                .hasContent("up %s full\ndown %s full\n".formatted(system, system));
        assertThat(system).doesNotExist();
        assertThat(run.out)
                .contains("| 21 (20–22) ms | at most 25 ms | met |")
                .contains("| 20,000 events/s | at least 10,000 events/s | met |");
        assertThat(folder.resolve("benchmarks/BENCH.md")).hasContent(run.out);
        assertThat(folder.resolve("benchmarks/BENCH.html")).content().contains("<svg");
        assertThat(folder.resolve("README.md")).content().contains("| 21 (20–22) ms |");
    }

    @Test
    void quickRunLeavesReadmeAndReportsAlone() throws Exception {
        var run = run(Map.of("QUICK", "yes"));

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(folder.resolve("benchmarks/target/bench/BENCH.md")).hasContent(run.out);
        assertThat(folder.resolve("benchmarks/BENCH.md")).doesNotExist();
        assertThat(folder.resolve("README.md")).hasContent("<!-- bench -->\n<!-- /bench -->\n");
        assertThat(run.err).doesNotContain("== search");
    }

    @Test
    void runsOnlyThePartsThatAreAskedFor() throws Exception {
        var run = run(Map.of("ONLY", "live,edge"));

        assertThat(run.err)
                .contains("== live", "== edge")
                .doesNotContain("== catalog", "== events");
        assertThat(run.out).contains("`./backroad bench --only live,edge`");
    }

    @Test
    void passesOverAPartThatLacksSomethingAndSaysWhat() throws Exception {
        part("live", "lacks 'There is no curl on the PATH.' 'Get it.'");

        var run = run(Map.of());

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out)
                .contains("| There is no curl on the PATH. | at most 25 ms | not measured |");
    }

    @Test
    void partThatFailsFailsTheWholeWhenAllOthersHadTheirTurn() throws Exception {
        part("edge", "die 'It is broken.'");

        var run = run(Map.of());

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out)
                .contains("| failed | at least 0.35 | not measured |", "| 21 (20–22) ms |");
        assertThat(run.err).endsWith("These parts failed: edge\n");
        assertThat(folder.resolve("backroad.log")).content().contains("\ndown ");
    }

    @Test
    void interruptedItTakesItsBackroadDownAndTheFormerOneIsFoundAgain() throws Exception {
        Files.createDirectories(folder.resolve(".backroad"));
        Files.writeString(folder.resolve(".backroad/current"), "/elsewhere\n");
        part("stores", ": >waiting; exec sleep 60");
        var process = start(Map.of());
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            if (Files.exists(folder.resolve("waiting"))) {
                break;
            }
            Thread.sleep(50);
        }

        // As a Ctrl-C does: to all of them.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(folder.resolve("backroad.log")).content().contains("\ndown ");
        assertThat(folder.resolve("benchmarks/target/system")).doesNotExist();
        assertThat(folder.resolve(".backroad/current")).hasContent("/elsewhere\n");
    }

    private void part(String name, String command) throws IOException {
        script(
                "benchmarks/" + name + "/run",
                """
                set -euo pipefail
                cd "$(dirname "$0")/../.."
                results=$RESULTS
                wrk() { :; }
                psql() { :; }
                . benchmarks/parts.sh
                %s
                """
                        .formatted(command));
    }

    private Run run(Map<String, String> environment) throws Exception {
        var process = start(environment);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(folder.resolve("out"), UTF_8),
                Files.readString(folder.resolve("err"), UTF_8));
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder =
                new ProcessBuilder("bash", "benchmarks/whole/run")
                        .directory(folder.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        // A benchmark that runs these tests has told its parts what to do by the same names.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("BACKROAD_") || SETTINGS.contains(name));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BENCH_PORT_BASE", "20000");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void script(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = folder.resolve(CHECKOUT.relativize(file));
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }
}
