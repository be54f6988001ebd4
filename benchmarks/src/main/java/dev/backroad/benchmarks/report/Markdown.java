package dev.backroad.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report for who reads text. */
final class Markdown {

    private static final String BEGIN = "<!-- bench -->\n";
    private static final String END = "<!-- /bench -->\n";

    private Markdown() {}

    static String report(Run run, List<Row> rows, Measurements measured) {
        var lines =
                rows.stream()
                        .map(row ->
                                "| %s | %s | %s | %s | %s | %s | %s |"
                                        .formatted(
                                                row.goal().about(),
                                                row.goal().figure(),
                                                row.reached(),
                                                row.goal().limit(),
                                                row.verdict().word(),
                                                row.beside(),
                                                row.goal().how().replace("`", "")))
                        .collect(Collectors.joining("\n"));
        var took = measured.find("whole.took").map(it -> " It took " + it + ".").orElse("");
        return """
        # How fast it is

        Written by `%s`: median (lowest–highest) of the rounds; load, services and stores share the machine. What each figure is: [GOALS](GOALS.md).
        %s%s%s

        %s

        | about | figure | reached | goal | | beside | how |
        |---|---|---|---|---|---|---|
        %s
        """
                .formatted(
                        run.command(),
                        run,
                        took,
                        measured.texts().values().stream()
                                .map(text -> "\n" + text)
                                .collect(Collectors.joining()),
                        Row.summary(rows),
                        lines);
    }

    /** The bold ones only, in three columns. */
    static String brief(Run run, List<Row> rows) {
        var lines =
                rows.stream()
                        .filter(row -> row.goal().headline())
                        .map(row ->
                                "| %s | %s | %s |"
                                        .formatted(
                                                row.goal().figure(),
                                                row.reached(),
                                                row.goal().limit()))
                        .collect(Collectors.joining("\n"));
        return """
        | | reached | wanted |
        |---|---|---|
        %s

        %s
        """
                .formatted(lines, run);
    }

    /**
     * Puts a text between the two marks of a document, as paragraphs of its own; without marks it
     * stays as it is.
     */
    static String between(String document, String text) {
        var begin = document.indexOf(BEGIN);
        var end = document.indexOf(END);
        return begin < 0 || end < begin
                ? document
                : document.substring(0, begin + BEGIN.length())
                        + "\n"
                        + text
                        + "\n"
                        + document.substring(end);
    }
}
