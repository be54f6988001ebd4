package dev.backroad.catalog.cache;

import static java.util.stream.Collectors.toMap;

import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.catalog.published.ViewsChangedV1.ViewV1;
import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.stereotype.Component;

/**
 * Hears on every instance what changed, whoever changed it, and forgets it. Each instance is a
 * consumer group of its own that begins with what is told from now on and commits nothing: it has
 * no past to catch up with, and leaves nothing behind at the broker. What it misses, it notices by
 * the version when its copy is no longer fresh.
 */
@Component
class ViewsChangedListener {

    private static final Logger log = LoggerFactory.getLogger(ViewsChangedListener.class);

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    ViewsChangedListener(EventReceiver receiver, Evictions evictions) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                ViewsChangedV1.TYPE,
                                ViewsChangedV1.class,
                                (_, news) ->
                                        evictions.evict(
                                                news.views().stream()
                                                        .collect(
                                                                toMap(
                                                                        ViewV1::name,
                                                                        ViewV1::version,
                                                                        Math::max))));
    }

    @KafkaListener(
            topics = ViewsChangedV1.TOPIC,
            groupId = "${spring.application.name}.views.#{T(java.util.UUID).randomUUID()}",
            concurrency = "1",
            properties = "auto.offset.reset=latest",
            containerPostProcessor = "hearsFromNowOn")
    void on(ConsumerRecord<String, byte[]> message) {
        try {
            receiver.receiveWithoutInbox(message, handlers);
        } catch (RuntimeException useless) {
            // No dead letter: the next event must not wait, and time does what this one could not.
            log.warn("An event about changed views is passed over: {}", useless.getMessage());
        }
    }

    @Bean
    static ContainerPostProcessor<String, byte[], AbstractMessageListenerContainer<String, byte[]>>
            hearsFromNowOn() {
        return container -> {
            var properties = container.getContainerProperties();
            properties.setAckMode(AckMode.MANUAL);
            properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        };
    }
}
