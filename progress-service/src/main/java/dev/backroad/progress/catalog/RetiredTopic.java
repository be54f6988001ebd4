package dev.backroad.progress.catalog;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A topic that is on no new road any more, and where it went: the fields that we use of {@code
 * dev.backroad.catalog.topic-retired.v1}.
 *
 * @param into nothing, one topic (merged) or several (split)
 */
record RetiredTopic(UUID topicId, String slug, String title, int revision, List<TopicRef> into) {

    static final String TYPE = "dev.backroad.catalog.topic-retired.v1";

    RetiredTopic {
        Objects.requireNonNull(topicId, "topicId");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(title, "title");
        into = List.copyOf(into);
    }
}
