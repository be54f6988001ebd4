package dev.backroad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractsTests {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final JsonMapper JSON = JsonMapper.shared();

    record Entry(String type, String topic, String publisher, List<String> consumers) {

        String folder() {
            return type.replaceFirst("^dev\\.backroad\\.", "");
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Entry> eventMap() throws IOException {
        var map = Files.readString(CONTRACTS.resolve("event-map.json"));
        return Stream.of(JSON.readValue(map, Entry[].class));
    }

    @Test
    void mapNamesEveryContractAndNothingElse() throws IOException {
        try (var folders = Files.list(CONTRACTS).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
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
    void exampleHasEveryFieldAndTheMinimalOneOnlyTheRequired(Entry event) throws IOException {
        var schema =
                JSON.readTree(
                        Files.readString(CONTRACTS.resolve(event.folder()).resolve("schema.json")));
        var contract = Contract.of(event.type());

        assertThat(JSON.readTree(contract.example()).propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        assertThat(JSON.readTree(contract.minimalExample()).propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schema.path("required").valueStream().map(JsonNode::asString).toList());
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void tableInTheReadmeIsTrue(Entry event) throws IOException {
        var heardBy =
                event.consumers().isEmpty() ? "nobody yet" : String.join(", ", event.consumers());

        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "| `%s` | `%s` | %s | %s |"
                                .formatted(
                                        event.folder(), event.topic(), event.publisher(), heardBy));
    }

    @ParameterizedTest
    @MethodSource("eventMap")
    void topicIsNamedAfterItsOwner(Entry event) {
        var owner = event.topic().substring(0, event.topic().indexOf('.'));

        assertThat(event.publisher()).isEqualTo(owner + "-service");
    }
}
