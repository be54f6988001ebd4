package dev.backroad.progress.catalog;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.Inbox;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears what catalog-service publishes; the copy and its inbox row are one transaction. */
@Component
class CatalogListener {

    private static final String TOPIC = "catalog.roadmaps";

    private final Inbox inbox;
    private final EventJson json;
    private final CatalogCopy catalog;

    CatalogListener(Inbox inbox, EventJson json, CatalogCopy catalog) {
        this.inbox = inbox;
        this.json = json;
        this.catalog = catalog;
    }

    @Transactional
    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        var event = ReceivedEvent.from(message);
        // Types that we do not know are news for others, not mistakes.
        if (event.type().equals(PublishedRoadmap.TYPE) && inbox.firstTime(event)) {
            catalog.add(json.read(event, PublishedRoadmap.class));
        }
    }

    @Bean
    static NewTopic unreadableRoadmaps(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
