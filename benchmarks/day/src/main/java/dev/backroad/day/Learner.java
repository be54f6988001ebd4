package dev.backroad.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who is signed in and enrolled.
 *
 * @param enrollment the id of an enrolment in the Backend roadmap
 * @param token an access token of five minutes
 */
record Learner(String enrollment, String token) {

    /** Reads a file with an enrolment and a token in each line. */
    static List<Learner> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", 2))
                    .map(words -> new Learner(words[0], words[1]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
