import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Curves: to the right ten times the data with each step, upwards what it costs. Each curve has its
 * name at its end. The colours are mid-tones, and a page that is dark gets a dark ground.
 */
class Picture {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int RIGHT = 545;
    private static final int TOP = 48;
    private static final int BOTTOM = 340;

    private static final List<String> COLOURS =
            List.of("#2b8a9e", "#b5651d", "#5b7fd4", "#9a5fb5", "#c24d5a", "#5d8f3a");

    private final Growth growth;
    private final String title;
    private final String what;
    private final double step;
    private final double most;
    private final List<String> svg = new ArrayList<>();

    Picture(Growth growth, String title, String what) {
        this.growth = growth;
        this.title = title;
        this.what = what;
        var highest = 0.001;
        for (var figure : Figure.growing()) {
            for (var scale : growth.scales()) {
                for (var instances : List.of(1, 2)) {
                    var value = value(instances, scale, figure);
                    highest = value > highest ? value : highest;
                }
            }
        }
        var ten = Math.pow(10, Math.floor(Math.log10(highest)));
        step = highest / ten > 5 ? ten : highest / ten > 2 ? ten / 2 : ten / 5;
        most = Math.ceil(highest / step) * step;
    }

    String svg() {
        svg.add(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" font-family="system-ui, sans-serif" font-size="13">
                <title>%3$s</title>
                <style>
                .ground { fill: #ffffff } .word { fill: #444444 } .grid { stroke: #dddddd }
                @media (prefers-color-scheme: dark) { .ground { fill: #16181d } .word { fill: #c8ccd4 } .grid { stroke: #363a44 } }
                </style>
                <rect class="ground" width="%1$d" height="%2$d" rx="8" fill="#ffffff"/>
                <text class="word" x="16" y="28" font-weight="600" fill="#444444">%3$s</text>"""
                        .formatted(WIDTH, HEIGHT, title));
        grid();
        for (var figure : Figure.growing()) {
            curve(2, figure, " stroke-dasharray=\"5 4\" opacity=\"0.75\"");
            curve(1, figure, "");
        }
        names();
        svg.add("</svg>");
        return String.join("\n", svg) + "\n";
    }

    private void grid() {
        for (int i = 0; i * step <= most + step / 2; i++) {
            var y = y(i * step);
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>", LEFT, y, RIGHT, y);
            word(LEFT - 8, y + 4, "end", step >= 1 ? "%.0f".formatted(i * step) : String.format(Locale.ROOT, "%.1f", i * step));
        }
        for (var scale : growth.scales()) {
            word(x(scale), BOTTOM + 20, "middle", scale == 1 ? "once the data" : scale + " times");
        }
        word(LEFT, HEIGHT - 12, "start", "solid: one of each service; dashed: two of each");
    }

    private void curve(int instances, Figure figure, String style) {
        var points = new ArrayList<String>();
        for (var scale : growth.scales()) {
            var value = value(instances, scale, figure);
            if (!Double.isNaN(value)) {
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(scale), y(value)));
            }
        }
        if (!points.isEmpty()) {
            add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                    String.join(" ", points), COLOURS.get(figure.ordinal()), style);
        }
    }

    /** From above, each far enough from the one before. */
    private void names() {
        var ends = new TreeMap<Double, Figure>();
        for (var figure : Figure.growing()) {
            var value = value(1, growth.largest(), figure);
            if (!Double.isNaN(value)) {
                ends.put(y(value) + figure.ordinal() / 1000.0, figure);
            }
        }
        var room = BOTTOM + 8 - 16.0 * ends.size();
        var lowest = 0.0;
        for (var end : ends.entrySet()) {
            lowest = Math.max(Math.min(end.getKey() + 4, room + 16), lowest + 16);
            room += 16;
            var figure = end.getValue();
            add("<text x=\"%d\" y=\"%.0f\" fill=\"%s\">%s %s</text>", RIGHT + 8, lowest, COLOURS.get(figure.ordinal()),
                    figure.says.split(",")[0], Growth.number(value(1, growth.largest(), figure)));
        }
    }

    private double value(int instances, int scale, Figure figure) {
        return growth.value(instances, scale, figure.word(), what);
    }

    private double x(int scale) {
        var width = Math.max(1, Math.log10(growth.largest()));
        return LEFT + 40 + Math.log10(scale) / width * (RIGHT - LEFT - 50);
    }

    private double y(double value) {
        return BOTTOM - value / most * (BOTTOM - TOP);
    }

    private void word(double x, double y, String anchor, String text) {
        add("<text class=\"word\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"#444444\">%s</text>", x, y, anchor, text);
    }

    private void add(String form, Object... values) {
        svg.add(String.format(Locale.ROOT, form, values));
    }
}
