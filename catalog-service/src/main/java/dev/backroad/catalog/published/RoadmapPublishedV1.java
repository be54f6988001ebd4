package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A roadmap was published, for the first time or again. Says all that a consumer needs to replace
 * its own copy.
 *
 * @param version greater with each one that is published, from 1; greater by more than one where
 *     the author's file says so
 * @param topics in learning order
 * @param stages which topics stand together, in order
 */
public record RoadmapPublishedV1(
        UUID roadmapId,
        String slug,
        String title,
        int version,
        List<TopicV1> topics,
        String summary,
        List<StageV1> stages)
        implements PublishedEvent {

    /** Where catalog-service tells about roadmaps. */
    public static final String TOPIC = "catalog.roadmaps";

    /** A topic of the roadmap. */
    public record TopicV1(UUID topicId, String slug, String title) {}

    /** A stage, and the ids of its topics. */
    public record StageV1(String title, List<UUID> topics) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.catalog.roadmap-published.v1";
    }
}
