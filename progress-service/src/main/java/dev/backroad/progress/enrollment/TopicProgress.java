package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedTopic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the learner stands with one topic.
 *
 * @param changedAt {@code null} while the learner has never touched it
 */
record TopicProgress(PublishedTopic topic, TopicStatus status, @Nullable Instant changedAt) {

    static TopicProgress untouched(PublishedTopic topic) {
        return new TopicProgress(topic, TopicStatus.NOT_STARTED, null);
    }

    TopicProgress changedTo(TopicStatus next, Instant at) {
        return new TopicProgress(topic, next, at);
    }
}
