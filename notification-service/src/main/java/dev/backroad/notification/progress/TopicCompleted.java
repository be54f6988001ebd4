package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we use of {@code dev.backroad.progress.topic-completed.v1}.
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
        int total)
        implements News {

    TopicCompleted {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
        Objects.requireNonNull(topicSlug, "topicSlug");
    }

    @Override
    public Notice notice() {
        var topic = Words.named(topicTitle, topicSlug);
        var roadmap = Words.named(roadmapTitle, roadmapSlug);
        return new Notice(
                Words.of(Kind.TOPIC_COMPLETED, topic, roadmap, done, total),
                topicSlug,
                roadmapSlug);
    }
}
