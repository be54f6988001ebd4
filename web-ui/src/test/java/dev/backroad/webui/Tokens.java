package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.matches;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/**
 * The colours that app.css declares, and what it promises about them.
 *
 * @param pairs which colour is read on which, from the comment at the top of the file
 */
record Tokens(Theme light, Theme dark, List<Pair> pairs) {

    private static final String COLOUR = "oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)";
    private static final String TOKEN =
            "--([\\w-]+): light-dark\\(" + COLOUR + ", " + COLOUR + "\\);";
    private static final String PROMISE = "(?m)^ \\* {3}(\\d\\.\\d) ([\\w-]+) on ([\\w, -]+)$";

    /** The colours by name, without the two hyphens. */
    record Theme(Map<String, Oklch> colours) {

        Oklch colour(String name) {
            return Objects.requireNonNull(
                    colours.get(name), () -> "--" + name + " is not declared");
        }
    }

    /** A promise: at least this contrast. */
    record Pair(double contrast, String text, String ground) {

        static Stream<Pair> of(MatchResult promise) {
            double contrast = Double.parseDouble(promise.group(1));
            return Stream.of(promise.group(3).split(", "))
                    .map(ground -> new Pair(contrast, promise.group(2), ground));
        }
    }

    static Tokens of(String css) {
        var light = new TreeMap<String, Oklch>();
        var dark = new TreeMap<String, Oklch>();
        for (MatchResult token : matches(TOKEN, css)) {
            light.put(token.group(1), colour(token, 2));
            dark.put(token.group(1), colour(token, 5));
        }
        var pairs = matches(PROMISE, css).stream().flatMap(Pair::of).toList();
        return new Tokens(new Theme(light), new Theme(dark), pairs);
    }

    private static Oklch colour(MatchResult token, int from) {
        return new Oklch(
                Double.parseDouble(token.group(from)) / 100,
                Double.parseDouble(token.group(from + 1)),
                Double.parseDouble(token.group(from + 2)));
    }
}
