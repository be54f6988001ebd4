package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.List;
import java.util.UUID;

/**
 * A topic was retired: nobody should begin it any more.
 *
 * @param into what takes its place: nothing, one topic (merged), or several (split)
 */
public record TopicRetiredV1(
        UUID topicId, String slug, String title, int revision, List<TopicRefV1> into)
        implements PublishedEvent {

    @Override
    public String topic() {
        return TopicPublishedV1.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.catalog.topic-retired.v1";
    }
}
