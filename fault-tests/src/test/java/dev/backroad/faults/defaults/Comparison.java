package dev.backroad.faults.defaults;

import static java.util.stream.Collectors.joining;

import dev.backroad.faults.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.modulith.events.EventExternalizationConfiguration;

/** The table of {@code docs/guarantees.md}: measured, not typed. */
record Comparison(LocalDate date, long seed, List<Row> rows) {

    /** What one probe did to one variant. */
    record Row(Probe probe, Variant variant, Verdict verdict) {

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,d | %,d | %,d |",
                    probe.title(),
                    variant.title(),
                    verdict.operations(),
                    verdict.lost().size(),
                    verdict.doubled().size(),
                    verdict.inverted().size());
        }
    }

    private static final String BEGIN = "<!-- against-the-defaults: begin -->\n";
    private static final String END = "<!-- against-the-defaults: end -->";

    /** Puts the table between the two marks of the page. */
    void writeTo(Path page) throws IOException {
        var text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has no marks for the table");
        }
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + table() + text.substring(end));
    }

    String table() {
        return """

        Measured on %s on %d cores, seed %d, Spring Modulith %s, by `./backroad test faults --against-defaults`.

        | what happens | to | operations | lost | doubled | inverted |
        |---|---|---:|---:|---:|---:|
        %s

        """
                .formatted(
                        date,
                        Runtime.getRuntime().availableProcessors(),
                        seed,
                        EventExternalizationConfiguration.class
                                .getPackage()
                                .getImplementationVersion(),
                        rows.stream().map(Row::line).collect(joining("\n")));
    }
}
