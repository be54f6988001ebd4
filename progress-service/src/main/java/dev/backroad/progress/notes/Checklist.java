package dev.backroad.progress.notes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learner's own steps within a topic, in their order.
 *
 * @param revision another one for each state; {@code null} before the first
 */
record Checklist(List<Check> items, @Nullable UUID revision) {

    static final int LONGEST = 50;
    static final Checklist NONE = new Checklist(List.of(), null);

    /** One step. */
    public record Check(@NotBlank @Size(max = 200) String text, @NotNull Boolean done) {}

    String tag() {
        return "\"" + (revision == null ? "none" : revision) + "\"";
    }
}
