package dev.backroad.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code asyncapi.yaml} says. */
record AsyncApi(JsonNode document) {

    /** The one channel that is no topic of an event. */
    static final String DEAD_LETTERS = "dead-letters";

    static AsyncApi read() {
        try (var file = Files.newBufferedReader(EventMap.CONTRACTS.resolve("asyncapi.yaml"))) {
            // Otherwise the second operation of a name silently replaces the first.
            var once = new LoaderOptions();
            once.setAllowDuplicateKeys(false);
            Map<String, Object> fields = new Yaml(once).load(file);
            return new AsyncApi(JsonMapper.shared().valueToTree(fields));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Every {@code $ref}, wherever it is. */
    Stream<String> references() {
        return document.findValues("$ref").stream().map(JsonNode::asString);
    }

    /** For example {@code progress.topic-completed.v1 is on progress.enrollments}. */
    Set<String> messages() {
        return channels()
                .flatMap(channel ->
                        channel.getValue().path("messages").properties().stream()
                                .filter(message ->
                                        reference(message.getValue())
                                                .equals(
                                                        "#/components/messages/"
                                                                + message.getKey()))
                                .map(message -> message.getKey() + " is on " + channel.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For example {@code progress-service sends progress.topic-completed.v1}. */
    Set<String> operations() {
        return document.path("operations").properties().stream()
                .filter(operation -> !operation.getKey().endsWith("." + DEAD_LETTERS))
                .flatMap(operation -> described(operation.getKey(), operation.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> described(String id, JsonNode operation) {
        var service = operation.at("/tags/0/name").asString("");
        var action = operation.path("action").asString();
        var topic = reference(operation.path("channel")).replaceFirst("^#/channels/", "");
        if (!id.equals(service + "." + action + "." + topic)) {
            return Stream.of("an operation " + id + " whose id is not service.action.topic");
        }
        return operation
                .path("messages")
                .valueStream()
                .map(AsyncApi::reference)
                .map(message ->
                        "%s %ss %s"
                                .formatted(
                                        service,
                                        action,
                                        message.replace("#/channels/" + topic + "/messages/", "")));
    }

    /** Topics and their channels. */
    Stream<Map.Entry<String, JsonNode>> channels() {
        return document.path("channels").properties().stream()
                .filter(channel -> !channel.getKey().equals(DEAD_LETTERS));
    }

    static String reference(JsonNode node) {
        return node.path("$ref").asString("");
    }
}
