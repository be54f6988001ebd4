import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Makes of what {@code run} noted a page for people, a table for programs and two pictures.
 *
 * <p>Arguments: the folder with {@code raw}, {@code storage} and {@code about}; the page, beside
 * which the table gets the ending {@code .tsv}; the folder for the pictures.
 */
class Growth {

    /** A value is that of one part, or what is said of the figure as a whole. */
    private record Key(int instances, int scale, String figure, String part) {}

    final Map<String, String> about = new LinkedHashMap<>();
    final Map<String, double[]> storage = new LinkedHashMap<>();
    final List<Run> runs;
    private final Map<Key, Double> values = new LinkedHashMap<>();
    private final double tick;

    private Growth(Path folder) throws IOException {
        runs = Files.readAllLines(folder.resolve("raw")).stream().map(Run::of).toList();
        for (var line : Files.readAllLines(folder.resolve("about"))) {
            var words = line.split("\t");
            about.put(words[0], words[1]);
        }
        for (var line : Files.readAllLines(folder.resolve("storage"))) {
            var words = line.split("\t");
            storage.put(
                    words[0],
                    new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])});
        }
        tick = 1000 / Double.parseDouble(about.get("tick"));
    }

    static void main(String[] arguments) throws IOException {
        var growth = new Growth(Path.of(arguments[0]));
        growth.reckon();
        var page = Path.of(arguments[1]);
        var images = Path.of(arguments[2]);
        Files.writeString(page, new Page(growth).text());
        Files.writeString(
                Path.of(arguments[1].replaceFirst("\\.md$", "") + ".tsv"), growth.table());
        Files.createDirectories(images);
        Files.writeString(
                images.resolve("growth-cost.svg"),
                new Picture(growth, "Processor time, ms for each request or event", "total").svg());
        Files.writeString(
                images.resolve("growth-latency.svg"),
                new Picture(growth, "Median answer, ms", "p50").svg());
    }

    List<Integer> scales() {
        return List.copyOf(new TreeSet<>(runs.stream().map(Run::scale).toList()));
    }

    int largest() {
        return scales().getLast();
    }

    /** Not a number, where nothing was measured. */
    double value(int instances, int scale, String figure, String part) {
        return values.getOrDefault(new Key(instances, scale, figure, part), Double.NaN);
    }

    private List<Run> runs(int instances, int scale, String figure) {
        return runs.stream()
                .filter(it -> it.instances() == instances && it.scale() == scale)
                .filter(it -> it.figure().equals(figure))
                .toList();
    }

    private void reckon() {
        for (var scale : scales()) {
            for (var instances : List.of(1, 2)) {
                var idle = idle(instances, scale);
                for (var figure : Figure.values()) {
                    var measured = runs(instances, scale, figure.measured());
                    if (!measured.isEmpty()) {
                        reckon(figure, measured, idle);
                    }
                }
            }
        }
        storage.forEach(
                (name, it) -> values.put(new Key(1, largest(), "storage", name), it[1] / it[0]));
    }

    /** Milliseconds in each second that parts are busy when nobody asks for anything. */
    private Map<String, Double> idle(int instances, int scale) {
        var idle = new TreeMap<String, Double>();
        var rest = runs(instances, scale, "rest");
        var seconds = sum(rest, Run::millis) / 1000;
        for (var run : rest) {
            run.ticks().forEach((part, it) -> idle.merge(part, it * tick / seconds, Double::sum));
        }
        idle.forEach((part, it) -> values.put(new Key(instances, scale, "rest", part), it));
        return idle;
    }

    private void reckon(Figure figure, List<Run> measured, Map<String, Double> idle) {
        var setting = measured.getFirst();
        var seconds = sum(measured, Run::millis) / 1000;
        var sent = sum(measured, Run::sent);
        var count = figure == Figure.EVENT ? sum(measured, Run::events) : sent;
        var total = 0.0;
        for (var part : figure.parts) {
            var busy = sum(measured, it -> it.ticks().getOrDefault(part, 0.0)) * tick;
            var each = Math.max(0, busy - idle.getOrDefault(part, 0.0) * seconds) / count;
            put(setting, figure, part, each);
            total += each;
        }
        put(setting, figure, "total", total);
        if (figure == Figure.COMPLETE) {
            put(setting, figure, "events", sum(measured, Run::events) / sent);
            put(setting, figure, "log", sum(measured, Run::log) / sent);
        }
        if (Figure.requests().contains(figure)) {
            put(setting, figure, "p50", median(measured, Run::p50));
            put(setting, figure, "p99", median(measured, Run::p99));
        }
    }

    private void put(Run setting, Figure figure, String part, double value) {
        // What does not grow is measured once, and holds for all.
        var scale = figure == Figure.SIGNIN ? largest() : setting.scale();
        values.put(new Key(setting.instances(), scale, figure.word(), part), value);
    }

    private static double sum(List<Run> runs, ToDoubleFunction<Run> what) {
        return runs.stream().mapToDouble(what).sum();
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> what) {
        return runs.stream().mapToDouble(what).sorted().toArray()[runs.size() / 2];
    }

    private String table() {
        var lines = new ArrayList<>(List.of("instances\tscale\tfigure\tpart\tvalue"));
        values.forEach((key, value) -> lines.add("%d\t%d\t%s\t%s\t%s".formatted(
                key.instances(), key.scale(), key.figure(), key.part(),
                BigDecimal.valueOf(value).round(new MathContext(4)).toPlainString())));
        return String.join("\n", lines) + "\n";
    }

    /** Three figures that count. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        var form = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }
}
