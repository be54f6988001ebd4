package dev.backroad.webui.reading;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A document of the repository.
 *
 * @param name what it is called in addresses, for example {@code decisions/0003-own-outbox}
 * @param text Markdown without the title; its links lead to places of the page
 */
record Document(
        String name,
        String group,
        String title,
        String status,
        String path,
        String text,
        List<Entry.Heading> headings) {

    private static final Pattern STATUS =
            Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d · (?<status>[^\\n;,]+).*$");

    /** The first that fits. */
    private static final List<Map.Entry<String, String>> GROUPS =
            List.of(
                    Map.entry("docs/decisions/.*", "decision"),
                    Map.entry("docs/openapi/.*", "reference"),
                    Map.entry("docs/runbooks/.*|deploy/.*", "operation"),
                    Map.entry("docs/.*|[A-Z]+\\.md", "guide"),
                    Map.entry("benchmarks/.*", "measurement"));

    static Document of(String path, MarkdownText original, MarkdownText linked) {
        var group = group(path);
        return new Document(
                name(path),
                group,
                original.title(),
                group.equals("decision") ? status(original.text()) : "",
                path,
                linked.body(),
                original.headings());
    }

    static String name(String path) {
        return switch (path) {
            case "README.md" -> "readme";
            case "CONTRIBUTING.md" -> "contributing";
            default ->
                    path.replace("src/main/resources/", "")
                            .replaceFirst("/README\\.md$", "")
                            .replaceFirst("\\.md$", "")
                            .replaceFirst("^docs/", "");
        };
    }

    Entry entry() {
        return new Entry(name, group, title, status, path, headings);
    }

    private static String group(String path) {
        return GROUPS.stream()
                .filter(it -> path.matches(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("card");
    }

    private static String status(String text) {
        var found = STATUS.matcher(text);
        return found.find() ? found.group("status") : "";
    }
}
