package dev.backroad.benchmarks.report;

import static dev.backroad.benchmarks.report.Html.at;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * How long how many of a hundred requests took: a line for each latency through its percentiles,
 * each with a stroke from the lowest to the highest round. Both scales are logarithmic: as much
 * room for the slowest tenth as for the half before.
 *
 * @param labels by the names of the latencies, whose series end in {@code .p50} and so on
 */
record Curves(String title, Map<String, String> labels) implements Chart {

    private static final List<Integer> PERCENTILES = List.of(50, 75, 90, 99);
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 250;
    private static final int BOTTOM = 34;
    private static final int TOP = 12;
    private static final int LINES = 5;

    /** What is drawn to, in milliseconds. */
    private record Scale(double least, double most) {

        double y(double millis) {
            var share = Math.log(millis / least) / Math.log(most / least);
            return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - BOTTOM - TOP);
        }

        static double x(int percentile) {
            var nines = -Math.log10(1 - percentile / 100.0);
            var first = -Math.log10(0.5);
            return LEFT + (nines - first) / (2 - first) * (WIDTH - LEFT - RIGHT);
        }
    }

    @Override
    public String draw(Measurements measured) {
        var shown = new LinkedHashMap<String, Map<Integer, Series>>();
        labels.forEach((name, label) -> {
            var points = points(name, measured);
            if (!points.isEmpty()) {
                shown.put(label, points);
            }
        });
        if (shown.isEmpty()) {
            return "";
        }
        var scale = scale(shown);
        var picture = new StringBuilder(grid(scale));
        var line = 0;
        for (var each : shown.entrySet()) {
            picture.append(curve(each.getKey(), each.getValue(), scale, line++));
        }
        return """
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
        %s</svg>
        """
                .formatted(WIDTH, HEIGHT, Html.text(title), picture);
    }

    private static Map<Integer, Series> points(String name, Measurements measured) {
        var points = new LinkedHashMap<Integer, Series>();
        for (int percentile : PERCENTILES) {
            measured.find(name + ".p" + percentile).ifPresent(it -> points.put(percentile, it));
        }
        return points;
    }

    /** From a power of ten to a power of ten. */
    private static Scale scale(Map<String, Map<Integer, Series>> shown) {
        var all = shown.values().stream().flatMap(points -> points.values().stream()).toList();
        var least = all.stream().mapToDouble(Series::lowest).min().orElse(1);
        var most = all.stream().mapToDouble(Series::highest).max().orElse(1);
        var from = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.01))));
        var to = Math.pow(10, Math.ceil(Math.log10(Math.max(most, 0.1))));
        return new Scale(from, to > from ? to : from * 10);
    }

    private static String grid(Scale scale) {
        var grid = new StringBuilder();
        DoubleStream.iterate(scale.least, millis -> millis <= scale.most * 1.001, it -> it * 10)
                .forEach(millis ->
                        grid.append(
                                """
                                <path class="grid" d="M%d %sH%d"/>
                                <text class="label" x="%d" y="%s">%s ms</text>
                                """
                                        .formatted(
                                                LEFT,
                                                at(scale.y(millis)),
                                                WIDTH - RIGHT,
                                                LEFT - 8,
                                                at(scale.y(millis) + 4.5),
                                                Series.number(millis))));
        for (int percentile : PERCENTILES) {
            grid.append(
                    """
                    <path class="grid" d="M%s %dV%d"/>
                    <text class="tick" x="%s" y="%d">%d %%</text>
                    """
                            .formatted(
                                    at(Scale.x(percentile)),
                                    TOP,
                                    HEIGHT - BOTTOM,
                                    at(Scale.x(percentile)),
                                    HEIGHT - BOTTOM + 20,
                                    percentile));
        }
        return grid.toString();
    }

    /** What it is called stands in a list at the right, so that no two names cover each other. */
    private static String curve(String label, Map<Integer, Series> points, Scale scale, int line) {
        var path = new StringBuilder();
        var ends = new StringBuilder();
        points.forEach((percentile, series) -> {
            var x = at(Scale.x(percentile));
            path.append(path.isEmpty() ? "M" : "L").append(x).append(' ');
            path.append(at(scale.y(Math.max(series.median(), scale.least))));
            ends.append("M")
                    .append(x)
                    .append(' ')
                    .append(at(scale.y(Math.max(series.lowest(), scale.least))));
            ends.append("V").append(at(scale.y(Math.max(series.highest(), scale.least))));
        });
        var last = points.values().stream().reduce((one, next) -> next).orElseThrow();
        var y = TOP + 14 + line * 40;
        return """
        <path class="curve line%d" d="%s"/>
        <path class="ends line%d" d="%s"/>
        <path class="curve line%d" d="M%d %dh24"/>
        <text class="value" x="%d" y="%d">%s</text>
        <text class="small" x="%d" y="%d">p%d %s</text>
        """
                .formatted(
                        line % LINES,
                        path,
                        line % LINES,
                        ends,
                        line % LINES,
                        WIDTH - RIGHT + 16,
                        y - 4,
                        WIDTH - RIGHT + 48,
                        y,
                        Html.text(label),
                        WIDTH - RIGHT + 48,
                        y + 16,
                        points.keySet().stream().reduce((one, next) -> next).orElseThrow(),
                        Html.text(last.toString()));
    }
}
