package dev.backroad.launcher.deadletter;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter as its service describes it. Much of it may be missing: the record can be garbage.
 */
public record Letter(JsonNode json) {

    /** The field as text, empty when it is missing or null. */
    public String text(String field) {
        return json.path(field).asStringOpt().orElse("");
    }

    public String id() {
        return text("id");
    }

    public String service() {
        return text("service");
    }

    public boolean heldBack() {
        return json.path("heldBack").asBoolean(false);
    }

    /** What the event is about; without an event the record's key. */
    public String aggregate() {
        return Optional.of(text("subject")).filter(it -> !it.isEmpty()).orElse(text("key"));
    }

    public Instant setAsideAt() {
        return Instant.parse(text("setAsideAt"));
    }
}
