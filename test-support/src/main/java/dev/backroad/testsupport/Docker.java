package dev.backroad.testsupport;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Docker engine of this machine, asked by its own program. Testcontainers would pull what is
 * missing, and wait for minutes for a registry that does not answer.
 *
 * @param patience for each question
 */
record Docker(String program, Duration patience) {

    /** Of the stores, and what Testcontainers starts beside them to clean up. */
    static final List<String> IMAGES =
            List.of(
                    PostgresServer.IMAGE,
                    RedisServer.IMAGE,
                    KafkaServer.IMAGE,
                    "testcontainers/ryuk:0.14.0");

    /** Why containers cannot be had within seconds; empty when they can. */
    Optional<String> obstacle() {
        if (!succeeds("version")) {
            return Optional.of("no Docker engine answers");
        }
        return IMAGES.stream()
                .filter(image -> !succeeds("image", "inspect", image))
                .filter(image -> !succeeds("manifest", "inspect", image))
                .findFirst()
                .map(image ->
                        "Docker has no image %s, and no registry offers it within %d s"
                                .formatted(image, patience.toSeconds()));
    }

    private boolean succeeds(String... arguments) {
        var command = Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            if (process.waitFor(patience)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
