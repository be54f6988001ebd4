package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line, used as a person would. */
record Cli(Path project, Map<String, String> environment) {

    record Result(int exit, String out, String err) {}

    /** Runs {@code ./backroad} to its end. */
    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** The same with more environment variables. */
    Result run(Map<String, String> more, String... arguments) {
        try {
            var out = Files.createTempFile("backroad", ".out");
            var err = Files.createTempFile("backroad", ".err");
            var builder = builder(arguments);
            builder.environment().putAll(more);
            var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends in time").isTrue();
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    /** Runs {@code ./backroad}, expects it to succeed and returns what it prints. */
    String succeed(String... arguments) {
        var result = run(arguments);
        assertThat(result.exit())
                .as("./backroad %s\n%s%s", String.join(" ", arguments), result.err(), result.out())
                .isZero();
        return result.out().strip();
    }

    /** Starts {@code ./backroad} and leaves it running; its output goes to the file. */
    Process start(Path output, String... arguments) throws IOException {
        return builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Runs a line of shell in the project's folder and returns what it prints. */
    String shell(String line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", line).directory(project.toFile());
        builder.environment().putAll(environment);
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out.strip();
    }

    private ProcessBuilder builder(String... arguments) {
        var command = Stream.concat(Stream.of("./backroad"), Stream.of(arguments));
        var builder = new ProcessBuilder(List.copyOf(command.toList())).directory(project.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
