package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.topic.TopicDraft;
import dev.backroad.defaults.ReadableName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an author says about a roadmap before it is published.
 *
 * @param version from 1; the author raises it when learners should notice
 */
public record RoadmapDraft(
        @NotNull @Pattern(regexp = TopicDraft.SLUG, message = TopicDraft.NO_SLUG) @Size(max = 64)
                String slug,
        @NotNull @ReadableName(min = 1, max = 200) String title,
        @NotNull String summary,
        @Min(1) int version,
        @NotEmpty List<@NotNull @Valid StageDraft> stages) {

    /**
     * A part of the way.
     *
     * @param topics slugs, in the order in which to learn them
     */
    public record StageDraft(
            @NotNull @ReadableName(min = 1, max = 200) String title,
            @NotEmpty @Size(max = 1_000) List<@NotNull String> topics) {}
}
