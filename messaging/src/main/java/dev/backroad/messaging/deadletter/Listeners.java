package dev.backroad.messaging.deadletter;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Hands a record to this service's own listener, as Kafka would. */
final class Listeners {

    private final KafkaListenerEndpointRegistry registry;

    Listeners(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /**
     * Calls the topic's listener in the caller's thread and transaction.
     *
     * @throws IllegalStateException if this service does not listen to the topic any more
     */
    @SuppressWarnings("unchecked") // all listeners here take the raw record
    void handle(ConsumerRecord<String, byte[]> message) {
        var container =
                registry.getListenerContainers().stream()
                        .filter(candidate -> listensTo(candidate, message.topic()))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "nobody here listens to " + message.topic()));
        var listener =
                (AcknowledgingConsumerAwareMessageListener<String, byte[]>)
                        Objects.requireNonNull(
                                container.getContainerProperties().getMessageListener());
        listener.onMessage(message, null, null);
    }

    private static boolean listensTo(MessageListenerContainer container, String topic) {
        var topics = container.getContainerProperties().getTopics();
        return topics != null && Arrays.asList(topics).contains(topic);
    }
}
