package dev.backroad.webui.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page makes of data: descriptions of the API, events, problems. */
final class References {

    private static final List<String> SERVICES =
            List.of(
                    "catalog-service",
                    "progress-service",
                    "notification-service",
                    "identity-service",
                    "gateway");

    private References() {}

    static Stream<Entry> entries(Repository repository) {
        return Stream.concat(
                SERVICES.stream().flatMap(it -> api(repository, it)),
                Stream.of(events(repository), problems(repository)));
    }

    private static Stream<Entry> api(Repository repository, String service) {
        var path = "docs/openapi/" + service + ".json";
        return repository.text(path).stream()
                .map(it -> JsonMapper.shared().readTree(it).path("paths"))
                .map(it -> it.propertyStream().flatMap(References::operations).toList())
                .map(it ->
                        new Entry(
                                "api/" + service, "reference", "API of " + service, "", path, it));
    }

    private static Stream<Entry.Heading> operations(Map.Entry<String, JsonNode> path) {
        return path.getValue()
                .propertyStream()
                .map(it -> {
                    var title = it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    var summary = it.getValue().path("summary").asString("");
                    return new Entry.Heading(
                            2,
                            summary.isEmpty() ? title : title + ": " + summary,
                            it.getValue().path("operationId").asString(""));
                });
    }

    private static Entry events(Repository repository) {
        var headings =
                Events.of(repository).topics().stream()
                        .flatMap(topic -> topic.events().stream())
                        .map(it -> new Entry.Heading(2, it.name() + ": " + it.summary(), it.name()))
                        .toList();
        return new Entry("events", "reference", "Events", "", Events.ASYNC_API, headings);
    }

    private static Entry problems(Repository repository) {
        var path = "gateway/src/main/resources/problems.json";
        var problems = JsonMapper.shared().readTree(repository.text(path).orElseThrow());
        var headings =
                problems.propertyStream()
                        .map(it ->
                                new Entry.Heading(
                                        2, it.getValue().path("title").asString(), it.getKey()))
                        .toList();
        return new Entry("problems", "reference", "Problems", "", path, headings);
    }
}
