package dev.backroad.benchmarks.report;

import static dev.backroad.benchmarks.report.Html.at;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bar for each series, as long as its median, with a line from the lowest to the highest round.
 *
 * @param labels by the names of the series, which all have the same unit
 */
record Bars(String title, Map<String, String> labels) implements Chart {

    private static final int WIDTH = 820;
    private static final int LEFT = 260;
    private static final int RIGHT = 270;
    private static final int ROW = 30;

    @Override
    public String draw(Measurements measured) {
        var shown = new LinkedHashMap<String, Series>();
        labels.forEach(
                (name, label) -> measured.find(name).ifPresent(series -> shown.put(label, series)));
        if (shown.isEmpty()) {
            return "";
        }
        var most = shown.values().stream().mapToDouble(Series::highest).max().orElseThrow();
        var scale = (WIDTH - LEFT - RIGHT) / (most == 0 ? 1 : most);
        var picture = new StringBuilder();
        var row = 0;
        for (var each : shown.entrySet()) {
            picture.append(bar(each.getKey(), each.getValue(), scale, row++ * ROW));
        }
        return """
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
        %s</svg>
        """
                .formatted(WIDTH, row * ROW, Html.text(title), picture);
    }

    private static String bar(String label, Series series, double scale, int top) {
        var middle = top + ROW / 2.0;
        var low = LEFT + series.lowest() * scale;
        var high = LEFT + series.highest() * scale;
        return """
        <text class="label" x="%d" y="%s">%s</text>
        <rect class="bar" x="%d" y="%s" width="%s" height="16"/>
        <path class="whisker" d="M%s %sV%s M%s %sH%s M%s %sV%s"/>
        <text class="value" x="%s" y="%s">%s</text>
        """
                .formatted(
                        LEFT - 10,
                        at(middle + 4.5),
                        Html.text(label),
                        LEFT,
                        at(middle - 8),
                        at(series.median() * scale),
                        at(low),
                        at(middle - 5),
                        at(middle + 5),
                        at(low),
                        at(middle),
                        at(high),
                        at(high),
                        at(middle - 5),
                        at(middle + 5),
                        at(high + 8),
                        at(middle + 4.5),
                        Html.text(series.toString()));
    }
}
