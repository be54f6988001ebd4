package dev.backroad.progress.catalog;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what catalog-service publishes. */
@Component
class CatalogListener {

    private static final String TOPIC = "catalog.roadmaps";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    CatalogListener(EventReceiver receiver, CatalogCopy catalog, RoadmapStages stages) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                PublishedRoadmap.TYPE,
                                StagedRoadmap.class,
                                (event, news) -> {
                                    catalog.add(news.roadmap());
                                    stages.add(news);
                                })
                        .on(
                                RetiredRoadmap.TYPE,
                                RetiredRoadmap.class,
                                (event, news) -> catalog.retire(news.roadmapId()));
    }

    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableRoadmaps(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
