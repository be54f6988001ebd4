package dev.backroad.catalog.topic;

import dev.backroad.catalog.published.TopicPublishedV1;
import dev.backroad.catalog.published.TopicRefV1;
import dev.backroad.catalog.published.TopicRetiredV1;
import dev.backroad.catalog.published.TopicRevisedV1;
import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.PublishedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells the world about topics, in the transaction of the change. Drafts are nobody's business. */
@Component
class TopicNews {

    private final Outbox outbox;

    TopicNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void published(Topic topic) {
        tell(
                topic,
                new TopicPublishedV1(
                        topic.id(),
                        topic.slug(),
                        topic.title(),
                        lower(topic.level()),
                        lower(topic.track()),
                        topic.estimateMinutes(),
                        topic.revision(),
                        refs(topic.prerequisites())));
    }

    void revised(Topic topic) {
        tell(
                topic,
                new TopicRevisedV1(
                        topic.id(),
                        topic.slug(),
                        topic.title(),
                        lower(topic.level()),
                        lower(topic.track()),
                        topic.estimateMinutes(),
                        topic.revision(),
                        refs(topic.prerequisites())));
    }

    void retired(Topic topic) {
        tell(
                topic,
                new TopicRetiredV1(
                        topic.id(),
                        topic.slug(),
                        topic.title(),
                        topic.revision(),
                        refs(topic.successors())));
    }

    /** Tells the present state once more, for those who were not there. */
    void again(Topic topic) {
        switch (topic.status()) {
            case PUBLISHED -> revised(topic);
            case RETIRED -> retired(topic);
            case DRAFT -> {}
        }
    }

    private void tell(Topic topic, PublishedEvent event) {
        outbox.append(topic.id().toString(), topic.nextSequence(), event);
    }

    private static List<TopicRefV1> refs(Collection<Topic> topics) {
        return topics.stream().map(topic -> new TopicRefV1(topic.id(), topic.slug())).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
