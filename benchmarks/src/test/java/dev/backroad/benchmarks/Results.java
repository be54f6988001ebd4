package dev.backroad.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the table, as far as it is known. */
@SuppressWarnings("SystemOut")
final class Results {

    private final Path file;
    private final List<Figure> figures = new ArrayList<>();

    Results(Path file) {
        this.file = file;
    }

    void add(Figure figure) throws IOException {
        figures.add(figure);
        System.out.println(figure.name() + ": " + figure.reached());
        var table = new StringBuilder(head());
        figures.forEach(each -> table.append(line(each)));
        Files.writeString(file, table);
        Files.writeString(
                file.resolveSibling(file.getFileName().toString().replaceAll("\\.md$", ".tsv")),
                figures.stream()
                        .flatMap(each -> each.values().stream())
                        .map(Figure.Value::line)
                        .collect(Collectors.joining()));
    }

    private static String head() throws IOException {
        return """
        # How fast events travel

        Written by `./backroad bench events`; what is measured and how: [README.md](README.md).
        Where there are three rounds: median (lowest–highest).

        Machine: %s. Commit: %s. Date: %s.

        | Figure | Reached | Target | Reference, same run | How | Machine meanwhile |
        |---|---|---|---|---|---|
        """
                .formatted(Machine.name(), commit(), LocalDate.now(ZoneOffset.UTC));
    }

    int count() {
        return figures.size();
    }

    private static String line(Figure figure) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        figure.name(),
                        figure.reached(),
                        figure.target(),
                        figure.reference(),
                        figure.how(),
                        figure.others());
    }

    private static String commit() throws IOException {
        var git = List.of("git", "describe", "--always", "--dirty", "--exclude=*");
        var process = new ProcessBuilder(git).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return said.contains(" ") ? "unknown" : said;
    }
}
