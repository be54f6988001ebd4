package dev.backroad.webui.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where files that are not Java declare a name, by the shape of their lines. */
final class BlockSymbols {

    /** By the end of the file's name; the line that declares %s, from its beginning. */
    private static final Map<String, String> DECLARATIONS =
            Map.of(
                    ".sql",
                            "\\s*(create (or replace |unique )?(table|index|view|function)( if not"
                                    + " exists)?|add column|alter table) %s\\b.*",
                    ".properties", "%s\\s*[=:].*",
                    ".yml", "\\s*%s:.*",
                    ".yaml", "\\s*%s:.*",
                    ".graphqls", "(type|enum|input|interface|union|directive) @?%s\\b.*",
                    ".js", "(export )?(default )?(async )?(function|class|const) %s\\b.*",
                    ".md", "#+ %s",
                    "backroad", "%s\\(\\) \\{.*",
                    ".sh", "%s\\(\\) \\{.*");

    private BlockSymbols() {}

    static Map<String, List<Source.Range>> of(String path, String text, List<String> names) {
        var lines = text.lines().toList();
        var found = new LinkedHashMap<String, List<Source.Range>>();
        for (var name : names) {
            var declared = declared(path, lines, name);
            if (declared.length > 0) {
                found.put(name, List.of(range(path, lines, declared[0])));
            }
        }
        return found;
    }

    private static int[] declared(String path, List<String> lines, String name) {
        return DECLARATIONS.entrySet().stream()
                .filter(kind -> path.endsWith(kind.getKey()) && !name.isEmpty())
                .map(kind -> kind.getValue().formatted(Pattern.quote(name)))
                .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE))
                .flatMapToInt(line ->
                        numbers(lines).filter(it -> line.matcher(lines.get(it - 1)).matches()))
                .sorted()
                .toArray();
    }

    private static IntStream numbers(List<String> lines) {
        return IntStream.rangeClosed(1, lines.size());
    }

    private static Source.Range range(String path, List<String> lines, int line) {
        if (path.endsWith(".md")) {
            var end = endOfChapter(lines, line);
            return new Source.Range(line, end, end);
        }
        var end = path.endsWith(".properties") ? endOfValue(lines, line) : endOfBlock(lines, line);
        return new Source.Range(Lines.withComment(lines, line), end, end);
    }

    private static int endOfChapter(List<String> lines, int line) {
        var level = lines.get(line - 1).indexOf(' ');
        return numbers(lines)
                .filter(it -> it > line && lines.get(it - 1).matches("#{1," + level + "} .*"))
                .map(it -> it - 1)
                .findFirst()
                .orElse(lines.size());
    }

    private static int endOfValue(List<String> lines, int line) {
        var end = line;
        while (lines.get(end - 1).endsWith("\\") && end < lines.size()) {
            end++;
        }
        return end;
    }

    /** What is indented deeper belongs to it, and a bracket that closes it. */
    private static int endOfBlock(List<String> lines, int line) {
        var indent = Lines.indent(lines.get(line - 1));
        var end = line;
        for (var next = line + 1; next <= lines.size(); next++) {
            var text = lines.get(next - 1);
            if (Lines.indent(text) > indent) {
                end = next;
            } else if (text.strip().matches("[})\\]].*")) {
                return next;
            } else if (!text.isBlank()) {
                return end;
            }
        }
        return end;
    }
}
