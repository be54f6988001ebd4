package dev.backroad.messaging.deadletter;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Hands a record to this service's own listeners, as Kafka would: to all of its topic, whichever of
 * them failed, for those that did not know it already.
 */
final class Listeners {

    private final KafkaListenerEndpointRegistry registry;

    Listeners(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /**
     * Calls the topic's listeners in the caller's thread and transaction.
     *
     * @throws IllegalStateException if this service does not listen to the topic any more
     */
    void handle(ConsumerRecord<String, byte[]> message) {
        var containers =
                registry.getListenerContainers().stream()
                        .filter(candidate -> listensTo(candidate, message.topic()))
                        .toList();
        if (containers.isEmpty()) {
            throw new IllegalStateException("nobody here listens to " + message.topic());
        }
        containers.forEach(container -> handle(message, container));
    }

    @SuppressWarnings("unchecked") // all listeners here take the raw record
    private static void handle(
            ConsumerRecord<String, byte[]> message, MessageListenerContainer container) {
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
