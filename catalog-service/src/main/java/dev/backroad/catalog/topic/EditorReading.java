package dev.backroad.catalog.topic;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads topics for editors: in every state, and never from a cache. */
@Service
@Transactional(readOnly = true)
class EditorReading {

    private final TopicRepository topics;
    private final TopicHistory history;

    EditorReading(TopicRepository topics, TopicHistory history) {
        this.topics = topics;
        this.history = history;
    }

    Optional<TopicEditing.State> topic(String slug) {
        return topics.findBySlug(slug).map(TopicEditing.State::of);
    }

    /** By slug, those after the given one. */
    List<EditorTopic.Item> page(Topic.@Nullable Status status, String after, int limit) {
        return status == null
                ? topics.pageAfter(after, Limit.of(limit))
                : topics.pageAfter(status, after, Limit.of(limit));
    }

    /** The newest first. */
    Optional<List<TopicHistory.Item>> revisions(String slug, int before, int limit) {
        return topics.findBySlug(slug).map(topic -> history.before(topic, before, limit));
    }

    Optional<TopicHistory.Revision> revision(String slug, int revision) {
        return topics.findBySlug(slug).flatMap(topic -> history.find(topic, revision));
    }
}
