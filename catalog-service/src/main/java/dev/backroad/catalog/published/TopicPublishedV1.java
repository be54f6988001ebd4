package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A topic was published: it is new to the world, or back. Says all that a list of topics shows.
 *
 * @param level {@code beginner}, {@code intermediate} or {@code advanced}
 * @param track {@code spine} or {@code side}
 * @param revision greater with each change, of the text too, which is not told: read it when it is
 *     needed
 * @param prerequisites what to learn before
 */
public record TopicPublishedV1(
        UUID topicId,
        String slug,
        String title,
        String level,
        String track,
        int estimateMinutes,
        int revision,
        List<TopicRefV1> prerequisites)
        implements PublishedEvent {

    /** Where catalog-service tells about topics. */
    public static final String TOPIC = "catalog.topics";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.catalog.topic-published.v1";
    }
}
