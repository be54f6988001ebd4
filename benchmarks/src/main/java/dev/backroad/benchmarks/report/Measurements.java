package dev.backroad.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the parts of the benchmark have written down: a line for each series, with its name, its
 * unit and its values between tabs; in place of a unit, "skipped" and why, or "text".
 *
 * @param series by name
 * @param skipped why there is no such series, by its name or the part's
 * @param texts by name
 */
record Measurements(
        Map<String, Series> series, Map<String, String> skipped, Map<String, String> texts) {

    /**
     * Reads all that a folder has.
     *
     * @throws IOException also when a line is none of these
     */
    static Measurements read(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.filter(it -> it.toString().endsWith(".tsv")).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return of(lines);
        }
    }

    static Measurements of(List<String> lines) throws IOException {
        var all = new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (var line : lines) {
            var fields = line.split("\t", 3);
            if (fields.length < 3 || fields[0].isBlank()) {
                throw new IOException("This is no measurement: " + line);
            }
            all.add(fields[0], fields[1], fields[2].strip());
        }
        return all;
    }

    private void add(String name, String unit, String rest) throws IOException {
        switch (unit) {
            case "skipped" -> skipped.put(name, rest);
            case "text" -> texts.put(name, rest);
            default -> series.put(name, new Series(unit, numbers(name, rest)));
        }
    }

    private static List<Double> numbers(String name, String rest) throws IOException {
        try {
            return Stream.of(rest.split(" +")).map(Double::valueOf).toList();
        } catch (NumberFormatException wrong) {
            throw new IOException("%s has no numbers but %s".formatted(name, rest), wrong);
        }
    }

    Optional<Series> find(String name) {
        return Optional.ofNullable(series.get(name));
    }

    /** Why there is no such series: said of itself, of what it belongs to, or of its part. */
    Optional<String> whyNot(String name) {
        for (var part = name; ; part = part.substring(0, part.lastIndexOf('.'))) {
            if (skipped.containsKey(part)) {
                return Optional.of(skipped.get(part));
            }
            if (part.indexOf('.') < 0) {
                return Optional.empty();
            }
        }
    }
}
