package dev.backroad.catalog.topic;

import dev.backroad.catalog.cache.ViewCache;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads topics: from the cache, or in six statements from PostgreSQL. */
@Service
class TopicReading {

    private final TopicRepository topics;
    private final ViewCache cache;

    TopicReading(TopicRepository topics, ViewCache cache) {
        this.topics = topics;
        this.cache = cache;
    }

    Optional<TopicView> topic(String slug) {
        return cache.read(
                "topic:" + slug, TopicView.class, () -> topics.findBySlug(slug).map(this::view));
    }

    private TopicView view(Topic topic) {
        return TopicView.of(topic, topics.stageOf(topic), topics.leadsTo(topic));
    }
}
