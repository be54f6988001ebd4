package dev.backroad.endtoend.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something to try, as it stands in a topic: method and path, then headers, an empty line and a
 * body where they are needed.
 *
 * @param headers name and value in turn
 */
public record Request(
        String method, String path, List<String> headers, String body, String status) {

    private static final Pattern TOKEN = Pattern.compile("\\$\\(\\./backroad token ([a-z]+)\\)");

    /**
     * Reads an entry of the kind {@code try-it}.
     *
     * @param token gives a fresh token of a demo account; the text names it as a shell would
     */
    public static Request of(Entry entry, UnaryOperator<String> token) {
        var parts = entry.get("request").strip().split("\\n\\n", 2);
        var lines = parts[0].split("\\n", -1);
        var start = lines[0].split(" ", 2);
        var headers = new ArrayList<String>();
        for (int i = 1; i < lines.length; i++) {
            var header = lines[i].split(": ", 2);
            headers.add(header[0]);
            headers.add(TOKEN.matcher(header[1]).replaceAll(it -> token.apply(it.group(1))));
        }
        return new Request(
                start[0],
                start[1],
                headers,
                parts.length < 2 ? "" : parts[1].strip(),
                entry.fields().getOrDefault("status", "2.."));
    }

    static boolean isWellFormed(Entry entry) {
        var lines = entry.get("request").strip().split("\\n\\n", 2)[0].split("\\n", -1);
        return lines[0].matches("(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) /\\S*")
                && Stream.of(lines).skip(1).allMatch(it -> it.matches("[A-Za-z-]+: \\S.*"));
    }

    /** Whether this is how the topic says that the request is answered. */
    public boolean isAnswered(int answer) {
        return Integer.toString(answer).matches(status);
    }
}
