package dev.backroad.webui.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text in Markdown, as far as one must know it to find one's way in it. */
record MarkdownText(String text) {

    private static final Pattern FENCE = Pattern.compile("\\s*(?:`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)(?:\\s+#+)?");
    private static final Pattern TARGET =
            Pattern.compile("`[^`]*`|(?<=\\])\\((?<target>[^()\\s]+)\\)");
    private static final Pattern LABEL = Pattern.compile("\\[([^\\]\\[]*)\\]\\([^()\\s]+\\)");

    /** A line, and whether it is part of a block of code. */
    private record Line(String text, boolean code) {}

    /** Returns the text of the first heading of the first level. */
    String title() {
        return headingsOfEveryLevel()
                .filter(it -> it.level() == 1)
                .map(Entry.Heading::text)
                .findFirst()
                .orElse("");
    }

    /** Returns the text behind the title. */
    String body() {
        return text.replaceFirst("\\A\\s*# .*\\R*", "");
    }

    List<Entry.Heading> headings() {
        return headingsOfEveryLevel().filter(it -> it.level() > 1).toList();
    }

    /** Returns the text with other targets of its links and pictures; examples in code stay. */
    MarkdownText withTargets(UnaryOperator<String> target) {
        return new MarkdownText(
                String.join(
                        "\n",
                        lines().stream()
                                .map(it ->
                                        it.code()
                                                ? it.text()
                                                : TARGET.matcher(it.text())
                                                        .replaceAll(found -> quoted(found, target)))
                                .toList()));
    }

    private static String quoted(MatchResult found, UnaryOperator<String> target) {
        var old = found.group("target");
        return Matcher.quoteReplacement(
                old == null ? found.group() : "(" + target.apply(old) + ")");
    }

    private Stream<Entry.Heading> headingsOfEveryLevel() {
        var seen = new HashMap<String, Integer>();
        return lines().stream()
                .filter(it -> !it.code())
                .map(it -> HEADING.matcher(it.text()))
                .filter(it -> it.matches())
                .map(it -> heading(it.group(1).length(), plain(it.group(2)), seen));
    }

    private static Entry.Heading heading(int level, String text, Map<String, Integer> seen) {
        var id = id(text);
        var before = seen.merge(id, 1, Integer::sum) - 1;
        return new Entry.Heading(level, text, before == 0 ? id : id + "-" + before);
    }

    /** As GitHub makes it, because the links in our documents are written for it. */
    static String id(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    private static String plain(String markdown) {
        return LABEL.matcher(markdown).replaceAll("$1").replaceAll("[`*]", "");
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        var code = false;
        for (var line : text.lines().toList()) {
            var fence = FENCE.matcher(line).matches();
            lines.add(new Line(line, code || fence));
            code ^= fence;
        }
        return lines;
    }
}
