package dev.backroad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import dev.backroad.contracts.EventMap.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code asyncapi.yaml} is well made, and says what the event map says. */
class AsyncApiTests {

    /** AsyncAPI's own, see README.md. */
    private static final Path META_SCHEMA =
            Path.of("src/test/resources/asyncapi/asyncapi-3.0.0.schema.json");

    private final AsyncApi asyncApi = AsyncApi.read();

    static Stream<Entry> eventMap() {
        return EventMap.now();
    }

    @Test
    void keepsToTheSpecification() {
        // The specification shows examples in a keyword of its own.
        var dialect =
                Dialect.builder(Dialects.getDraft7()).keyword(new AnnotationKeyword("example"));
        var specification =
                SchemaRegistry.withDefaultDialect(dialect.build())
                        .getSchema(EventMap.json(META_SCHEMA));

        assertThat(specification.validate(asyncApi.document()))
                .as("what AsyncAPI 3.0 finds wrong in asyncapi.yaml")
                .isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(asyncApi.references().filter(reference -> !leadsSomewhere(reference)))
                .as("each $ref in asyncapi.yaml points into it, or at a file beside it; not so")
                .isEmpty();
    }

    private boolean leadsSomewhere(String reference) {
        return reference.startsWith("#")
                ? !asyncApi.document().at(reference.substring(1)).isMissingNode()
                : Files.exists(EventMap.CONTRACTS.resolve(reference));
    }

    @Test
    void channelsCarryTheEventsOfTheMap() {
        assertAgreed(
                asyncApi.messages(),
                onTheMap(event -> Stream.of(event.folder() + " is on " + event.topic())));
    }

    @Test
    void servicesSendAndReceiveAsOnTheMap() {
        assertAgreed(asyncApi.operations(), onTheMap(AsyncApiTests::operations));
    }

    private static Stream<String> operations(Entry event) {
        return Stream.concat(
                Stream.of(event.publisher() + " sends " + event.folder()),
                event.consumers().stream()
                        .map(consumer -> consumer + " receives " + event.folder()));
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void messageHasNameHeadersAndSchemaOfItsEvent(Entry event) {
        var message = asyncApi.document().path("components").path("messages").path(event.folder());

        assertThat(message.path("name").asString())
                .as("the message %s in asyncapi.yaml is named by its full type", event.folder())
                .isEqualTo(event.type());
        assertThat(AsyncApi.reference(message.path("payload")))
                .as("the payload of %s in asyncapi.yaml is its schema", event.folder())
                .isEqualTo(event.folder() + "/schema.json");
        assertThat(AsyncApi.reference(message.at("/traits/0")))
                .as("%s has the headers that every event has: add the trait", event.folder())
                .isEqualTo("#/components/messageTraits/event");
    }

    @Test
    void channelIsTheKafkaTopicOfItsName() {
        var others =
                asyncApi.channels()
                        .filter(channel ->
                                !channel.getValue()
                                                .path("address")
                                                .asString("")
                                                .equals(channel.getKey())
                                        || !AsyncApi.reference(channel.getValue().path("bindings"))
                                                .equals("#/components/channelBindings/topic"))
                        .map(Map.Entry::getKey);

        assertThat(others)
                .as("channels in asyncapi.yaml whose address or binding is not that of their topic")
                .isEmpty();
    }

    @Test
    void receiverIsAGroupUnderItsOwnName() {
        var internal = eventMap().filter(Entry::internal).map(Entry::topic).toList();
        var others =
                asyncApi.document().path("operations").properties().stream()
                        .filter(operation -> operation.getKey().contains(".receive."))
                        // There, each instance is a group.
                        .filter(operation ->
                                internal.stream().noneMatch(operation.getKey()::endsWith))
                        .filter(operation -> !hasGroupsOfItsService(operation.getValue()))
                        .map(Map.Entry::getKey);

        assertThat(others)
                .as(
                        "operations in asyncapi.yaml whose groupId is neither the name of their"
                                + " service nor that name, a full stop and a word")
                .isEmpty();
    }

    private static boolean hasGroupsOfItsService(JsonNode operation) {
        var service = operation.at("/tags/0/name").asString("");
        var group = operation.at("/bindings/kafka/groupId");
        var groups =
                Stream.concat(Stream.of(group.path("const")), group.path("enum").valueStream())
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
        return !groups.isEmpty()
                && groups.stream()
                        .allMatch(each -> each.equals(service) || each.startsWith(service + "."));
    }

    @Test
    void deadLettersAreOfEveryTopicAndGroupThatHears() {
        var parameters = asyncApi.document().at("/channels/dead-letters/parameters");

        assertAgreed(
                texts(parameters.at("/topic/enum"), "dead letters may be of the topic "),
                onTheMap(event ->
                        withDeadLetters(event)
                                .map(any -> "dead letters may be of the topic " + event.topic())));
        assertAgreed(
                texts(parameters.at("/group/enum"), "dead letters may be of the group "),
                onTheMap(event ->
                        withDeadLetters(event).map("dead letters may be of the group "::concat)));
    }

    private static Stream<String> withDeadLetters(Entry event) {
        return event.internal() ? Stream.of() : event.consumers().stream();
    }

    @Test
    void hasTheVersionOfBackroad() throws IOException {
        var version =
                Pattern.compile("<version>(.+)</version>")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .findFirst()
                        .orElseThrow();

        assertThat(asyncApi.document().at("/info/version").asString())
                .as("info.version in asyncapi.yaml is Backroad's")
                .isEqualTo(version.group(1));
    }

    private static void assertAgreed(Set<String> asyncApi, Set<String> map) {
        assertThat(asyncApi.stream().filter(line -> !map.contains(line)))
                .as(
                        "asyncapi.yaml says this, and event-map.json does not: put it there, or"
                                + " take it out")
                .isEmpty();
        assertThat(map.stream().filter(line -> !asyncApi.contains(line)))
                .as(
                        "event-map.json says this, and asyncapi.yaml does not: put it there, or"
                                + " take it off the map")
                .isEmpty();
    }

    private static Set<String> onTheMap(Function<Entry, Stream<String>> lines) {
        return eventMap().flatMap(lines).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode array, String prefix) {
        return array.valueStream()
                .map(value -> prefix + value.asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
