package dev.backroad.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The rules that Prometheus evaluates, as they are written in deploy/observability. */
final class Rules {

    static final Path FOLDER = ServiceSettings.PROJECT.resolve("deploy/observability/prometheus");

    /** In the order in which they stand, objectives before the alerts that are made of them. */
    static final List<Path> FILES =
            List.of(FOLDER.resolve("rules/objectives.yml"), FOLDER.resolve("rules/alerts.yml"));

    private Rules() {}

    static List<Object> groups() {
        return FILES.stream().flatMap(Rules::groups).toList();
    }

    @SuppressWarnings("unchecked") // promtool has refused what is no list
    private static Stream<Object> groups(Path file) {
        Map<String, List<Object>> content = new Yaml().load(ServiceSettings.read(file));
        return Found.in(content, "groups").stream();
    }

    @SuppressWarnings("unchecked")
    static Stream<Map<String, Object>> alerts() {
        return groups().stream()
                .flatMap(group ->
                        ((Map<String, List<Map<String, Object>>>) group)
                                .getOrDefault("rules", List.of()).stream())
                .filter(rule -> rule.containsKey("alert"));
    }
}
