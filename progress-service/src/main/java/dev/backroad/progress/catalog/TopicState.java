package dev.backroad.progress.catalog;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A topic as it is now: the fields that we use of {@code dev.backroad.catalog.topic-published.v1}
 * and {@code dev.backroad.catalog.topic-revised.v1}, which say the same.
 */
record TopicState(
        UUID topicId,
        String slug,
        String title,
        String level,
        String track,
        int estimateMinutes,
        int revision,
        List<TopicRef> prerequisites) {

    static final String PUBLISHED = "dev.backroad.catalog.topic-published.v1";
    static final String REVISED = "dev.backroad.catalog.topic-revised.v1";

    TopicState {
        Objects.requireNonNull(topicId, "topicId");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(track, "track");
        prerequisites = List.copyOf(prerequisites);
    }
}
