package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The code of every service tells and hears what {@code contracts/} says, and nothing else. Each
 * disagreement is a sentence that says what to do.
 */
class EventHouseTests {

    private static final Path PROJECT = Path.of("..").normalize();
    private static final Path CONTRACTS = PROJECT.resolve("contracts/src/main/resources/contracts");
    private static final String CONTRACT = "dev/backroad/testsupport/Contract";

    private final List<CompiledService> services = CompiledService.all(PROJECT);
    private final List<MappedEvent> map = MappedEvent.allIn(CONTRACTS.resolve("event-map.json"));

    @Test
    void servicesTellWhatTheMapSays() {
        assertAgreed(
                code(service -> service.published().map(EventHouseTests::told)),
                publishers(event -> "tells " + event.type() + " on " + event.topic()));
    }

    private static String told(CompiledClass event) {
        return "tells " + constant(event, "type") + " on " + constant(event, "topic");
    }

    private static String constant(CompiledClass event, String method) {
        return event.textReturnedBy(method)
                .orElse("(let %s.%s() return a constant)".formatted(event.name(), method));
    }

    @Test
    void servicesListenWhereTheMapSays() {
        assertAgreed(
                code(service -> service.topicsListenedTo().map("listens to "::concat)),
                consumers(event -> "listens to " + event.topic()));
    }

    @Test
    void servicesReadTheTypesThatTheMapSays() {
        assertAgreed(
                code(service -> service.typesRead().map("reads "::concat)),
                consumers(event -> "reads " + event.type()));
    }

    @Test
    void consumersKnowEveryTypeOnTheTopicsThatTheyHear() {
        var heard = consumers(event -> "hears " + event.topic());
        // Later versions are let pass by themselves where an earlier one is known.
        var toKnow =
                code(service ->
                        map.stream()
                                .filter(event -> map.stream().noneMatch(event::isLaterThan))
                                .filter(event ->
                                        heard.contains(service.name() + " hears " + event.topic()))
                                .map(event -> "knows " + event.type()));

        assertThat(without(code(service -> service.typesKnown().map("knows "::concat)), toKnow))
                .as(
                        "told on a topic that it hears, and never mentioned: would go to the dead"
                                + " letters. Add .on(…) or .ignore(…) to its EventHandlers")
                .isEmpty();
    }

    @Test
    void topicsAreMadeByTheirOwners() {
        assertAgreed(
                code(service -> service.topicsMade().map("makes the topic "::concat)),
                publishers(event -> "makes the topic " + event.topic()));
    }

    @Test
    void deadLetterTopicsAreMadeByTheConsumers() {
        assertAgreed(
                code(service ->
                        service.topicsWithDeadLetters().map("has dead letters of "::concat)),
                consumers(
                        event -> !event.internal(),
                        event -> "has dead letters of " + event.topic()));
    }

    @Test
    void publishersCompareWhatTheyWriteWithTheExample() {
        var untested =
                code(service ->
                        service.published()
                                .filter(event -> !isComparedWithItsExample(service, event))
                                .map(EventHouseTests::told));

        assertThat(untested)
                .as(
                        "no test there calls Contract.assertExampleIs for it: write one, as"
                                + " PublishedEventsTests of progress-service does")
                .isEmpty();
    }

    private static boolean isComparedWithItsExample(CompiledService service, CompiledClass event) {
        var type = event.textReturnedBy("type").orElse("");
        return service.tests().stream()
                .filter(test -> test.calls(CONTRACT, "assertExampleIs"))
                .anyMatch(test -> test.uses(event.name()) || test.texts().anyMatch(type::equals));
    }

    @Test
    void consumersReadEveryExample() {
        var tested =
                code(service ->
                        service.tests().stream()
                                .filter(EventHouseTests::readsEveryExample)
                                .flatMap(CompiledClass::texts)
                                .map("reads "::concat));

        assertThat(without(tested, consumers(event -> "reads " + event.type())))
                .as(
                        "no …ContractTests there reads its example, minimal example and the one"
                                + " with an unknown field: write it, as ProgressContractTests of"
                                + " notification-service does")
                .isEmpty();
    }

    private static boolean readsEveryExample(CompiledClass test) {
        return test.name().endsWith("ContractTests")
                && Stream.of("example", "minimalExample", "exampleWithUnknownField")
                        .allMatch(example -> test.calls(CONTRACT, example));
    }

    @Test
    void asyncApiShowsTheHeadersThatMessagingWrites() {
        var written =
                CompiledClass.in(PROJECT.resolve("messaging/target/classes")).stream()
                        .flatMap(CompiledClass::texts)
                        .filter(text -> text.matches("ce_[a-z]+|content-type|traceparent"))
                        .collect(Collectors.toSet());

        assertThat(asyncApi().at("/components/schemas/headers/properties").propertyNames())
                .as("the headers in contracts/…/asyncapi.yaml are those that messaging writes")
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void asyncApiShowsThePartitionsThatMessagingMakes() {
        var partitions = asyncApi().at("/components/channelBindings/topic/kafka/partitions");

        assertThat(
                        text(PROJECT.resolve("messaging/src/main/resources/messaging.properties"))
                                .lines())
                .as("partitions in contracts/…/asyncapi.yaml are as in messaging.properties")
                .filteredOn(line -> line.startsWith("backroad.messaging.partitions="))
                .containsExactly("backroad.messaging.partitions=" + partitions.asString());
    }

    @Test
    void serviceCardsNameTheirEvents() {
        var named =
                code(service -> {
                    var card = text(PROJECT.resolve(service.name()).resolve("README.md"));
                    return map.stream()
                            .filter(event -> card.contains(event.topic()))
                            .filter(event -> card.contains(event.shortName()))
                            .map(EventHouseTests::onItsCard);
                });

        assertThat(without(named, publishers(EventHouseTests::onItsCard)))
                .as("the publisher's README.md lacks the topic or the `…-….v1`: put it there")
                .isEmpty();
        assertThat(without(named, consumers(EventHouseTests::onItsCard)))
                .as("the consumer's README.md lacks the topic or the `…-….v1`: put it there")
                .isEmpty();
    }

    private static String onItsCard(MappedEvent event) {
        return "has " + event.type() + " on its card";
    }

    private static void assertAgreed(Set<String> code, Set<String> map) {
        assertThat(without(map, code))
                .as(
                        "code does this, and contracts/event-map.json does not say so: put it"
                                + " there and into asyncapi.yaml, or take it out of the code")
                .isEmpty();
        assertThat(without(code, map))
                .as(
                        "contracts/event-map.json says this, and no code does it: write it, or"
                                + " take it off the map and out of asyncapi.yaml")
                .isEmpty();
    }

    private static Stream<String> without(Set<String> these, Set<String> all) {
        return all.stream().filter(line -> !these.contains(line));
    }

    private Set<String> code(Function<CompiledService, Stream<String>> does) {
        return services.stream()
                .flatMap(service -> does.apply(service).map(what -> service.name() + " " + what))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> publishers(Function<MappedEvent, String> does) {
        return map.stream()
                .map(event -> event.publisher() + " " + does.apply(event))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> consumers(Function<MappedEvent, String> does) {
        return consumers(_ -> true, does);
    }

    private Set<String> consumers(
            Predicate<MappedEvent> which, Function<MappedEvent, String> does) {
        return map.stream()
                .filter(which)
                .flatMap(event ->
                        event.consumers().stream()
                                .map(consumer -> consumer + " " + does.apply(event)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode asyncApi() {
        Map<String, Object> fields = new Yaml().load(text(CONTRACTS.resolve("asyncapi.yaml")));
        return JsonMapper.shared().valueToTree(fields);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
