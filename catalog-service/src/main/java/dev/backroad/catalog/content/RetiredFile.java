package dev.backroad.catalog.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What once had a file and has none any more, each on purpose.
 *
 * @param retired one entry for each
 */
record RetiredFile(@NotNull List<@NotNull @Valid Retired> retired) {

    static final String NAME = "retired.yml";

    /**
     * A topic or a roadmap.
     *
     * @param topic its slug
     * @param roadmap its slug
     * @param into slugs of the topics that take the place of the topic
     */
    record Retired(
            @Nullable String topic, @Nullable String roadmap, @NotNull List<@NotNull String> into) {

        @AssertTrue(message = "names either a topic or a roadmap")
        boolean isEither() {
            return (topic == null) != (roadmap == null);
        }
    }
}
