package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the event map.
 *
 * @param internal whether it is for the publisher's own instances, each of which hears it
 */
record MappedEvent(
        String type, String topic, String publisher, List<String> consumers, boolean internal) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    static List<MappedEvent> allIn(Path map) {
        try {
            return List.of(JSON.readValue(Files.readString(map), MappedEvent[].class));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** For example {@code topic-completed.v1}. */
    String shortName() {
        return type.replaceFirst("^dev\\.backroad\\.[a-z]+\\.", "");
    }

    boolean isLaterThan(MappedEvent other) {
        return withoutVersion().equals(other.withoutVersion()) && version() > other.version();
    }

    private String withoutVersion() {
        return type.substring(0, type.lastIndexOf(".v"));
    }

    private int version() {
        return Integer.parseInt(type.substring(withoutVersion().length() + 2));
    }
}
