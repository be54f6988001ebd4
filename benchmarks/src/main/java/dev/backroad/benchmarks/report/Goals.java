package dev.backroad.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the table of goals: a document for people that is data for the report. */
final class Goals {

    private Goals() {}

    static List<Goal> read(Path document) throws IOException {
        try (var lines = Files.lines(document)) {
            return lines.filter(line -> line.startsWith("|"))
                    .skip(2) // its head
                    .map(Goals::cells)
                    .map(Goal::of)
                    .toList();
        }
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
