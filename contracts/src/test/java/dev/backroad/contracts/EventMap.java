package dev.backroad.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who tells what to whom, as a file says it. */
final class EventMap {

    static final Path CONTRACTS = Path.of("src/main/resources/contracts");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private EventMap() {}

    /**
     * One line of the map.
     *
     * @param internal whether it is for the publisher's own instances, each of which hears it
     */
    record Entry(
            String type, String topic, String publisher, List<String> consumers, boolean internal) {

        /** The type without {@code dev.backroad.}: the name of its folder. */
        String folder() {
            return type.replaceFirst("^dev\\.backroad\\.", "");
        }

        Path schema() {
            return CONTRACTS.resolve(folder()).resolve("schema.json");
        }

        @Override
        public String toString() {
            return type;
        }
    }

    /** The map as it is now. */
    static Stream<Entry> now() {
        return in(CONTRACTS);
    }

    static Stream<Entry> in(Path folder) {
        return Stream.of(JSON.treeToValue(json(folder.resolve("event-map.json")), Entry[].class));
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
