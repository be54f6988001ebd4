package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we use of {@code dev.backroad.progress.topic-completed.v1}, and what a learner is
 * told about it.
 *
 * @param topicTitle for people; {@code null} if the publisher left it out
 */
record TopicCompleted(
        UUID learnerId,
        String roadmapSlug,
        @Nullable String roadmapTitle,
        String topicSlug,
        @Nullable String topicTitle,
        int done,
        int total) {

    static final String TYPE = "dev.backroad.progress.topic-completed.v1";

    TopicCompleted {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
        Objects.requireNonNull(topicSlug, "topicSlug");
    }

    Notice notice() {
        var topic = Objects.requireNonNullElse(topicTitle, topicSlug);
        var roadmap = Objects.requireNonNullElse(roadmapTitle, roadmapSlug);
        return new Notice(
                "topic-completed",
                topic + ": done",
                "You completed \"%s\" in %s. That makes %d of %d topics."
                        .formatted(topic, roadmap, done, total),
                topicSlug,
                roadmapSlug);
    }
}
