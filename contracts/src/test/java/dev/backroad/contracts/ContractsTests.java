package dev.backroad.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.contracts.EventMap.Entry;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractsTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] JSON_TYPE = "application/json".getBytes(UTF_8);

    static Stream<Entry> eventMap() {
        return EventMap.now();
    }

    @Test
    void mapNamesEveryContractAndNothingElse() throws IOException {
        try (var folders = Files.list(EventMap.CONTRACTS).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .as("each event has a folder here and a line in event-map.json: add the other")
                    .containsExactlyInAnyOrderElementsOf(eventMap().map(Entry::folder).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void examplesKeepToTheirSchema(Entry event) {
        var contract = Contract.of(event.type());

        contract.assertKeptBy(contract.example());
        contract.assertKeptBy(contract.minimalExample());
        contract.assertKeptBy(contract.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void exampleHasEveryFieldAndTheMinimalOneOnlyTheRequired(Entry event) {
        var schema = EventMap.json(event.schema());
        var contract = Contract.of(event.type());

        assertThat(JSON.readTree(contract.example()).propertyNames())
                .as("%s/example.json shows every field of the schema", event.folder())
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        assertThat(JSON.readTree(contract.minimalExample()).propertyNames())
                .as("%s/example-minimal.json shows what the schema requires", event.folder())
                .containsExactlyInAnyOrderElementsOf(
                        schema.path("required").valueStream().map(JsonNode::asString).toList());
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void schemaIsNamedAfterItsEventAndOpenToNewFields(Entry event) {
        var schema = EventMap.json(event.schema());

        assertThat(schema.path("title").asString())
                .as("the title of %s/schema.json is the event's type", event.folder())
                .isEqualTo(event.type());
        assertThat(schema.findValues("additionalProperties"))
                .as("%s/schema.json lets a newer publisher add fields: take it out", event.folder())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void tableInTheReadmeIsTrue(Entry event) throws IOException {
        var heardBy =
                event.consumers().isEmpty() ? "nobody yet" : String.join(", ", event.consumers());
        var row =
                "| `%s` | `%s` | %s | %s |"
                        .formatted(event.folder(), event.topic(), event.publisher(), heardBy);

        assertThat(Files.readString(Path.of("README.md")).contains(row))
                .as("the table in contracts/README.md lacks the row %s", row)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void topicIsNamedAfterItsOwner(Entry event) {
        var owner = event.topic().substring(0, event.topic().indexOf('.'));

        assertThat(event.publisher())
                .as("%s is told on %s, which belongs to somebody else", event, event.topic())
                .isEqualTo(owner + "-service");
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void wireFormKeepsToTheHeadersThatAsyncApiShows(Entry event) {
        var contract = Contract.of(event.type());
        var message = WireEvent.received(event.type(), contract.example());
        message.headers().remove("content-type").add("content-type", JSON_TYPE);

        contract.assertKeptBy(message);
        message.headers().remove("ce_id");
        assertThatThrownBy(() -> contract.assertKeptBy(message)).hasMessageContaining("'ce_id'");
    }
}
