package dev.backroad.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The report as it is made, with every series that a picture or a goal could have. */
class ReportTests {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path folder;

    @Test
    void pageIsWellFormedAndHasEachFigureAndEachPicture() throws Exception {
        measure(everything());

        report();

        var page = page();
        var text = page.getDocumentElement().getTextContent();
        for (var goal : Goals.read(PROJECT.resolve("benchmarks/GOALS.md"))) {
            assertThat(text).contains(goal.figure());
        }
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(Charts.ALL.size());
        for (var chart : Charts.ALL) {
            assertThat(text).contains(chart.title()).contains(chart.labels().values());
        }
    }

    @Test
    void pageHasNothingFromElsewhereAndNoScript() throws Exception {
        measure(everything());

        report();

        assertThat(Files.readString(folder.resolve("out.html")))
                .doesNotContain("<script", "<link", "<img", "src=", "url(", "http://", "https://");
    }

    @Test
    void pageOfARunWithNothingMeasuredSaysSo() throws Exception {
        measure(List.of("edge.nginx\tskipped\tnginx <is> not \"installed\" & so on"));

        report();

        assertThat(page().getElementsByTagName("svg").getLength()).isZero();
        assertThat(page().getDocumentElement().getTextContent())
                .contains("nginx <is> not \"installed\" & so on", "0 met, 0 missed");
    }

    @Test
    void whiskersReachFromTheLowestToTheHighestRound() throws Exception {
        var drawn =
                new Bars("Bars", Map.of("a", "ours"))
                        .draw(Measurements.of(List.of("a\tms\t5 10 7.5")));

        // The highest has 290 units of room, from 260 on.
        assertThat(drawn)
                .contains("M405.0 10.0V20.0 M405.0 15.0H550.0 M550.0 10.0V20.0")
                .contains("width=\"217.5\"");
    }

    @Test
    void readmeShowsTheShortFormBetweenItsMarks() throws Exception {
        measure(List.of("edge.anonymous\trequests/s\t70", "edge.nginx\trequests/s\t100"));
        var readme = folder.resolve("README.md");
        Files.writeString(readme, "# Ours\n<!-- bench -->\nold\n<!-- /bench -->\nThe rest.\n");

        report(readme.toString());

        assertThat(Files.readString(readme))
                .startsWith("# Ours\n<!-- bench -->\n\n| | reached | wanted |\n")
                .contains("| 0.70 | at least 0.35 |")
                .doesNotContain("old")
                .endsWith("<!-- /bench -->\nThe rest.\n");
    }

    @Test
    void documentWithoutMarksStaysAsItIs() {
        assertThat(Markdown.between("# Ours\n", "new")).isEqualTo("# Ours\n");
    }

    @Test
    void ourReadmeHasTheMarks() throws Exception {
        assertThat(Files.readString(PROJECT.resolve("README.md")))
                .contains("<!-- bench -->\n", "<!-- /bench -->\n");
    }

    /** As the benchmark starts it: from the source, with nothing but the JDK. */
    @Test
    void startsFromItsSource() throws Exception {
        measure(everything());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "benchmarks/src/main/java/dev/backroad/benchmarks/report/Report.java",
                                ".",
                                folder.toString(),
                                "./backroad bench",
                                folder.resolve("out").toString())
                        .directory(PROJECT.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("# How fast it is", "JDK 25", "Commit: ");
        assertThat(Files.readString(folder.resolve("out.md"))).isEqualTo(said);
    }

    private void report(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(PROJECT.toString(), folder.toString()));
        arguments.add("./backroad bench");
        arguments.add(folder.resolve("out").toString());
        arguments.addAll(List.of(more));
        Report.main(arguments.toArray(String[]::new));
    }

    private void measure(List<String> lines) throws Exception {
        Files.write(folder.resolve("all.tsv"), lines);
    }

    /** All that goals and pictures name, in three rounds. */
    private static List<String> everything() throws Exception {
        var names = new ArrayList<String>();
        Goals.read(PROJECT.resolve("benchmarks/GOALS.md")).stream()
                .filter(goal -> !goal.assertedByTest())
                .forEach(goal -> names.addAll(goal.measuredAs()));
        for (var chart : Charts.ALL) {
            for (var name : chart.labels().keySet()) {
                switch (chart) {
                    case Bars _ -> names.add(name);
                    case Curves _ ->
                            List.of(50, 75, 90, 99).forEach(p -> names.add(name + ".p" + p));
                }
            }
        }
        return names.stream().distinct().map(name -> name + "\tms\t0.4 12.5 1234").toList();
    }

    private Document page() throws Exception {
        var page = Files.readString(folder.resolve("out.html"));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }
}
