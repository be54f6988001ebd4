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

    /** Whether the learner ever moved it, or what they did before was carried over to it. */
    boolean isTouched() {
        return changedAt != null;
    }

    /** The same progress under the name that the topic has in another version. */
    TopicProgress named(PublishedTopic now) {
        return new TopicProgress(now, status, changedAt);
    }
}
