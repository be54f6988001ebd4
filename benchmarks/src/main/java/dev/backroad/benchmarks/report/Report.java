package dev.backroad.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a report of what was measured: prints the table and writes it, with a page that has
 * pictures.
 *
 * <p>Arguments: the checkout, a folder of measurements, what was typed, the report without its
 * ending, and a document that shows the short form between two marks (may be missing).
 *
 * <p>It needs nothing but the JDK, so that it can be started from its source.
 */
public final class Report {

    private Report() {}

    /**
     * Prints and writes it.
     *
     * @throws IOException when a measurement cannot be read; then nothing is written
     */
    public static void main(String[] arguments) throws IOException {
        var project = Path.of(arguments[0]);
        var measured = Measurements.read(Path.of(arguments[1]));
        var run = Run.now(arguments[2], project);
        var rows = Row.of(Goals.read(project.resolve("benchmarks/GOALS.md")), measured);
        var report = Markdown.report(run, rows, measured);
        IO.print(report);
        Files.writeString(Path.of(arguments[3] + ".md"), report);
        Files.writeString(Path.of(arguments[3] + ".html"), Page.of(run, rows, measured));
        if (arguments.length > 4) {
            var document = Path.of(arguments[4]);
            Files.writeString(
                    document,
                    Markdown.between(Files.readString(document), Markdown.brief(run, rows)));
        }
    }
}
