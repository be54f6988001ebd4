package dev.backroad.progress.catalog;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what catalog-service says about single topics. */
@Component
class TopicListener {

    private static final String TOPIC = "catalog.topics";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    TopicListener(EventReceiver receiver, CatalogTopics topics) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                TopicState.PUBLISHED,
                                TopicState.class,
                                (event, news) -> topics.take(news, event.sequence()))
                        .on(
                                TopicState.REVISED,
                                TopicState.class,
                                (event, news) -> topics.take(news, event.sequence()))
                        .on(
                                RetiredTopic.TYPE,
                                RetiredTopic.class,
                                (event, news) -> topics.retire(news, event.sequence()));
    }

    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableTopics(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
