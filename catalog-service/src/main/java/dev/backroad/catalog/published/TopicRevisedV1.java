package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A published topic says something else than before. Also told when somebody asks for a replay, and
 * then the revision is one that was told already.
 *
 * @param level {@code beginner}, {@code intermediate} or {@code advanced}
 * @param track {@code spine} or {@code side}
 * @param revision greater with each change, of the text too, which is not told: read it when it is
 *     needed
 * @param prerequisites what to learn before
 */
public record TopicRevisedV1(
        UUID topicId,
        String slug,
        String title,
        String level,
        String track,
        int estimateMinutes,
        int revision,
        List<TopicRefV1> prerequisites)
        implements PublishedEvent {

    @Override
    public String topic() {
        return TopicPublishedV1.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.catalog.topic-revised.v1";
    }
}
