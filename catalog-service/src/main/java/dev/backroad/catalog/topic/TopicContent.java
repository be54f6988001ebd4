package dev.backroad.catalog.topic;

import dev.backroad.defaults.ReadableName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * All that a topic says, as editors send it and as its history keeps it.
 *
 * @param estimateMinutes no primitive: a missing one is named together with all else that is
 *     missing
 * @param text Markdown, kept as it is; whoever shows it as HTML has to sanitise it
 * @param prerequisites slugs of the topics to learn before
 */
record TopicContent(
        @NotNull @Pattern(regexp = TopicDraft.SLUG, message = TopicDraft.NO_SLUG) @Size(max = 64)
                String slug,
        @NotNull @ReadableName(min = 1, max = 200) String title,
        @NotNull Level level,
        @NotNull Track track,
        @NotNull @Min(1) @Max(6000) Integer estimateMinutes,
        @NotNull @Size(max = 50) List<@NotNull String> prerequisites,
        @NotNull @Size(max = 50) List<@NotNull @Valid Resource> resources,
        @NotNull @Size(max = 50) List<@NotNull @Valid Evidence> evidence,
        @NotBlank @Size(max = 100_000) String text) {

    static TopicContent of(Topic topic) {
        return new TopicContent(
                topic.slug(),
                topic.title(),
                topic.level(),
                topic.track(),
                topic.estimateMinutes(),
                topic.prerequisites().stream().map(Topic::slug).sorted().toList(),
                List.copyOf(topic.resources()),
                List.copyOf(topic.evidence()),
                topic.text());
    }

    static TopicContent of(TopicDraft draft) {
        return new TopicContent(
                draft.slug(),
                draft.title(),
                draft.level(),
                draft.track(),
                draft.estimateMinutes(),
                draft.prerequisites().stream().distinct().sorted().toList(),
                draft.resources(),
                draft.evidence(),
                draft.text());
    }

    TopicDraft draft(UUID id) {
        return new TopicDraft(
                id,
                slug,
                title,
                level,
                track,
                estimateMinutes,
                prerequisites,
                resources,
                evidence,
                text);
    }
}
