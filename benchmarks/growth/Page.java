import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What was found, for people. */
class Page {

    private static final List<String> AT_REST =
            List.of("gateway", "catalog", "progress", "notification", "kafka", "redis",
                    "postgres:catalog", "postgres:progress", "postgres:notification", "postgres:rest");

    private final Growth growth;
    private final List<String> lines = new ArrayList<>();

    Page(Growth growth) {
        this.growth = growth;
    }

    String text() {
        head();
        grown(Figure.growing(), (setting, figure) -> of(setting, figure, "total"));
        say("", "Where it goes, with " + growth.largest() + " times the data and one of each:", "");
        parts();
        say("",
                "Completing a topic tells %s events and makes PostgreSQL write %s bytes ahead, the notification's and the mail's among them. Signing in is measured at the running Backroad: a new session, the form, the code, the tokens."
                        .formatted(
                                of(new int[] {1, growth.largest()}, Figure.COMPLETE, "events"),
                                of(new int[] {1, growth.largest()}, Figure.COMPLETE, "log")),
                "", "At rest, milliseconds of a core in each second:", "");
        rest();
        say("", "## Answers", "",
                "Median and 99th percentile in ms, from the moment at which a request was due. Other work may have shared the machine: processor time is the honest measure, this is how it felt.",
                "");
        grown(Figure.requests(),
                (setting, figure) -> of(setting, figure, "p50") + ", " + of(setting, figure, "p99"));
        say("", "![Median answers against the size of the data](../docs/images/growth-latency.svg)",
                "", "## Room", "",
                "Bytes of each row with its indexes, of each event in Kafka (one copy, with key, headers and the marks of transactions) and of each key or member in Redis, with "
                        + growth.largest() + " times the data.",
                "");
        room();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        say("""
            # What growth costs

            Written by `./backroad bench growth`, how: [growth/run](growth/run). The same requests at the same rates, through the gateway, with more and more data behind them.
            Once the data is 1,000 learners with 50,000 rows of history, 10,000 sent events in the outbox, 10,000 notifications with their mails, and 100 topics.
            Processor time is that of each process, less what it takes at rest; milliseconds for each request are seconds for each 1,000. Two instances are two of
            each service, by the same stores. All of it, and the load, shares one machine; PostgreSQL has 32 MB of its own memory.

            Machine: %s. Commit: %s. Date: %s. Rounds: %s. Refused: %d of %d requests.

            ![Processor time against the size of the data](../docs/images/growth-cost.svg)

            ## Processor time

            Milliseconds for each request, or event: all parts together.
            """.formatted(
                growth.about.get("machine"),
                growth.about.get("commit"),
                growth.about.get("date"),
                growth.about.get("rounds"),
                growth.runs.stream().mapToLong(Run::refused).sum(),
                growth.runs.stream().mapToLong(Run::sent).sum()));
    }

    private void grown(List<Figure> figures, BiFunction<int[], Figure, String> cell) {
        var settings = new ArrayList<int[]>();
        for (var instances : List.of(1, 2)) {
            growth.scales().forEach(scale -> settings.add(new int[] {instances, scale}));
        }
        header(settings.stream()
                .map(it -> (it[1] == 1 ? "once" : it[1] + " times") + (it[0] == 1 ? "" : ", two of each"))
                .toList());
        for (var figure : figures) {
            row(figure.says, settings.stream().map(it -> cell.apply(it, figure)).toList());
        }
    }

    private void parts() {
        header(List.of("gateway", "service", "PostgreSQL", "Redis", "Kafka"));
        for (var figure : Figure.values()) {
            row(figure.says, List.of(
                    sum(figure, it -> it.startsWith("gateway")),
                    sum(figure, it -> List.of("catalog", "progress", "notification", "identity").contains(it)),
                    sum(figure, it -> it.startsWith("postgres:")),
                    sum(figure, "redis"::equals),
                    sum(figure, "kafka"::equals)));
        }
    }

    private String sum(Figure figure, Predicate<String> wanted) {
        var parts = figure.parts.stream().filter(wanted).toList();
        return parts.isEmpty() ? "-" : Growth.number(parts.stream()
                .mapToDouble(it -> growth.value(1, growth.largest(), figure.word(), it)).sum());
    }

    private void rest() {
        header(AT_REST.stream().map(it -> it.replace("postgres:", "PostgreSQL, ")).toList());
        for (var instances : List.of(1, 2)) {
            row(instances == 1 ? "one of each" : "two of each", AT_REST.stream()
                    .map(it -> Growth.number(growth.value(instances, growth.largest(), "rest", it))).toList());
        }
    }

    private void room() {
        header(List.of("how many", "bytes of each"));
        growth.storage.forEach((name, it) -> row("`" + name + "`", List.of(
                String.format(Locale.ROOT, "%,.0f", it[0]),
                String.format(Locale.ROOT, "%,.0f", it[1] / it[0]))));
    }

    private String of(int[] setting, Figure figure, String what) {
        return Growth.number(growth.value(setting[0], setting[1], figure.word(), what));
    }

    private void header(List<String> cells) {
        row("", cells);
        say("|---|" + "---:|".repeat(cells.size()));
    }

    private void row(String name, List<String> cells) {
        say("| " + name + " | " + String.join(" | ", cells) + " |");
    }

    private void say(String... some) {
        lines.addAll(List.of(some));
    }
}
