package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What deploy/observability asks Prometheus: panels of dashboards, and rules. */
final class Watched {

    private static final Path FOLDER = Path.of("../deploy/observability").normalize();

    /**
     * What is neither a metric nor selects one: the text between quotes, and labels to group by.
     */
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** A name with or without matchers; a name before a bracket is a function. */
    private static final Pattern SELECTOR =
            Pattern.compile("\\b([a-zA-Z_:][\\w:]*)(\\{[^}]*})?(?![\\w:]|\\s*\\()");

    private static final List<String> WORDS = List.of("and", "or", "unless", "by", "on", "bool");

    /** A question of a panel. */
    record Query(String dashboard, String panel, String expression) {

        @Override
        public String toString() {
            return dashboard + " / " + panel;
        }

        /** As Grafana asks it when everything is chosen. */
        String now() {
            return expression
                    .replace("$__rate_interval", "1m")
                    .replace("$service", ".+")
                    .replace("$instance", ".+");
        }
    }

    /** A rule, with the name of what it records or of the alert, and whether that is a page. */
    record Rule(String name, boolean isPage, String expression) {

        @Override
        public String toString() {
            return name;
        }

        /** Returns what it reads, each with its matchers. */
        List<String> selectors() {
            var plain = GROUPING.matcher(expression).replaceAll(" ");
            var found = new TreeSet<String>();
            var selector = SELECTOR.matcher(plain.replaceAll("\\[[^\\]]*]", ""));
            while (selector.find()) {
                if (!WORDS.contains(selector.group(1))) {
                    found.add(selector.group());
                }
            }
            return List.copyOf(found);
        }
    }

    private Watched() {}

    static Stream<Query> queries() {
        return files("grafana/dashboards")
                .flatMap(file ->
                        panels(file)
                                .flatMap(panel ->
                                        panel.path("targets")
                                                .valueStream()
                                                .map(target ->
                                                        new Query(
                                                                file.getFileName()
                                                                        .toString()
                                                                        .replace(".json", ""),
                                                                panel.path("title").asString(),
                                                                target.path("expr").asString()))));
    }

    private static Stream<JsonNode> panels(Path file) {
        return JsonMapper.shared()
                .readTree(file)
                .path("panels")
                .valueStream()
                .filter(panel -> panel.at("/datasource/uid").asString("").equals("prometheus"));
    }

    static Stream<Rule> rules() {
        return files("prometheus/rules")
                .map(Watched::load)
                .flatMap(file -> file.path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule ->
                        new Rule(
                                rule.path("alert").asString(rule.path("record").asString("")),
                                rule.at("/labels/severity").asString("").equals("page"),
                                rule.path("expr").asString()));
    }

    private static JsonNode load(Path file) {
        try {
            Object content = new Yaml().load(Files.readString(file));
            return JsonMapper.shared().valueToTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
