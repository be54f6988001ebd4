package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One line of the event map. */
record MappedEvent(String type, String topic, String publisher, List<String> consumers) {

    static List<MappedEvent> allIn(Path map) {
        try {
            return List.of(
                    JsonMapper.shared().readValue(Files.readString(map), MappedEvent[].class));
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
