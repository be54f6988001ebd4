package dev.backroad.webui.reading;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All events, from asyncapi.yaml, the event map, and the contracts' schemas and examples.
 *
 * @param lead what is true of every event, in Markdown
 * @param headers the schema of the headers that every event has
 */
record Events(String lead, Object headers, List<Topic> topics, Topic deadLetters) {

    static final String ASYNC_API = "contracts/src/main/resources/contracts/asyncapi.yaml";

    private static final String CONTRACTS = "contracts/src/main/resources/contracts/";

    /** A topic of Kafka, or a pattern of some. */
    record Topic(String name, String description, List<Event> events) {}

    /**
     * @param name the type without {@code dev.backroad.}
     * @param internal told by a service to its own instances
     * @param minimal an example with only what is required
     */
    record Event(
            String name,
            String summary,
            String publisher,
            List<String> consumers,
            boolean internal,
            JsonNode schema,
            JsonNode example,
            JsonNode minimal) {}

    static Events of(Repository repository) {
        var api = Yamls.read(repository.text(ASYNC_API).orElseThrow());
        var map = json(repository, "event-map.json");
        var topics =
                Yamls.map(api, "channels").keySet().stream()
                        .map(Object::toString)
                        .filter(it -> !it.equals("dead-letters"))
                        .map(it -> topic(repository, api, map, it))
                        .toList();
        return new Events(
                Yamls.text(api, "info", "description"),
                Yamls.map(api, "components", "schemas", "headers"),
                topics,
                new Topic(
                        Yamls.text(api, "channels", "dead-letters", "address"),
                        Yamls.text(api, "channels", "dead-letters", "description"),
                        List.of()));
    }

    private static Topic topic(Repository repository, Object api, JsonNode map, String name) {
        var events =
                map.valueStream()
                        .filter(it -> it.path("topic").asString().equals(name))
                        .map(it -> event(repository, api, it))
                        .toList();
        return new Topic(name, Yamls.text(api, "channels", name, "description"), events);
    }

    private static Event event(Repository repository, Object api, JsonNode told) {
        var name = told.path("type").asString().replace("dev.backroad.", "");
        return new Event(
                name,
                Yamls.text(api, "components", "messages", name, "summary"),
                told.path("publisher").asString(),
                told.path("consumers").valueStream().map(JsonNode::asString).toList(),
                told.path("internal").asBoolean(false),
                json(repository, name + "/schema.json"),
                json(repository, name + "/example.json"),
                json(repository, name + "/example-minimal.json"));
    }

    private static JsonNode json(Repository repository, String file) {
        return JsonMapper.shared().readTree(repository.text(CONTRACTS + file).orElseThrow());
    }
}
