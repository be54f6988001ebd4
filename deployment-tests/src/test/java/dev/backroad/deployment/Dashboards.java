package dev.backroad.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Grafana shows, read from its files. */
final class Dashboards {

    static final Path FOLDER =
            ServiceSettings.PROJECT.resolve("deploy/observability/grafana/dashboards");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** A question that a panel asks. */
    record Query(String dashboard, String panel, String source, String expression) {

        /** As Prometheus gets it from Grafana. */
        String forPrometheus() {
            return expression.replace("$__rate_interval", "1m");
        }
    }

    private Dashboards() {}

    static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static Stream<JsonNode> panels(Path file) {
        return each(read(file).path("panels")).filter(it -> !"row".equals(text(it, "type")));
    }

    static List<Query> queries() {
        return files().stream().flatMap(Dashboards::queries).toList();
    }

    private static Stream<Query> queries(Path file) {
        var dashboard = file.getFileName().toString().replace(".json", "");
        return panels(file)
                .flatMap(panel ->
                        each(panel.path("targets"))
                                .map(target ->
                                        new Query(
                                                dashboard,
                                                text(panel, "title"),
                                                panel.path("datasource").path("uid").asText(),
                                                text(target, "expr"))));
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
