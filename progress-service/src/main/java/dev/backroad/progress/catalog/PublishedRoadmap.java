package dev.backroad.progress.catalog;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of a roadmap, as far as learners follow it. A version never changes, a roadmap gets a
 * new one.
 *
 * @param version counts from 1
 * @param topics in the roadmap's order, at least one, so that 100 % can be reached
 */
public record PublishedRoadmap(
        UUID roadmapId, int version, String slug, String title, List<PublishedTopic> topics) {

    static final String TYPE = "dev.backroad.catalog.roadmap-published.v1";

    public PublishedRoadmap {
        Objects.requireNonNull(roadmapId, "roadmapId");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(title, "title");
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a roadmap has at least one topic");
        }
    }
}
