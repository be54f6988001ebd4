package dev.backroad.notification.catalog;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.kind.Kind;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of new versions of roadmaps, and notes that their followers are to be told. */
@Component
class RoadmapListener {

    private static final String TOPIC = "catalog.roadmaps";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    RoadmapListener(EventReceiver receiver, AnnouncementTable announcements) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                Kind.ROADMAP_VERSION.event(),
                                PublishedRoadmap.class,
                                (event, news) -> announcements.add(news))
                        // Who is on the way may go on: nothing changes for them.
                        .ignore("dev.backroad.catalog.roadmap-retired.v1");
    }

    // Rare: one thread is enough.
    @KafkaListener(topics = TOPIC, concurrency = "1")
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableRoadmaps(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
