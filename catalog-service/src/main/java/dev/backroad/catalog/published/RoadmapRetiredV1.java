package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.UUID;

/**
 * A roadmap was retired: nobody should begin it any more. Whoever is on the way may go on.
 *
 * @param version its last one
 */
public record RoadmapRetiredV1(UUID roadmapId, String slug, String title, int version)
        implements PublishedEvent {

    @Override
    public String topic() {
        return RoadmapPublishedV1.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.catalog.roadmap-retired.v1";
    }
}
