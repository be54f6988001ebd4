package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.Topics;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.notification.webhook.EventType.Audience;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears all that webhooks can hear of, in a group of its own: what the inbox makes of an event, and
 * when, is of no matter here. A unique key and not the inbox table keeps repeats without effect, as
 * order is not promised.
 */
@Component
class WebhookListener {

    private static final String ENROLLMENTS = "progress.enrollments";
    private static final String LEARNERS = "progress.learners";
    private static final String CERTIFICATES = "progress.certificates";
    private static final String GROUPS = "progress.groups";
    private static final String TOPICS = "catalog.topics";
    private static final String ROADMAPS = "catalog.roadmaps";

    /** Who hears of an event; all other fields are passed on as they are. */
    record News(@Nullable UUID learnerId, @Nullable UUID leaderId) {

        @Nullable UUID owner(EventType type) {
            return type.isOfGroup() ? leaderId : learnerId;
        }
    }

    private static final String WHO_JOINED = "learnerId";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventReceiver receiver;
    private final DeliveryTable deliveries;
    private final InstantSource time;
    private final EventHandlers handlers = new EventHandlers();

    WebhookListener(EventReceiver receiver, DeliveryTable deliveries, InstantSource time) {
        this.receiver = receiver;
        this.deliveries = deliveries;
        this.time = time;
        for (var type : EventType.values()) {
            handlers.on(type.source(), News.class, (event, news) -> add(type, event, news));
        }
    }

    @KafkaListener(
            topics = {ENROLLMENTS, LEARNERS, CERTIFICATES, GROUPS, TOPICS, ROADMAPS},
            groupId = "${spring.application.name}.webhooks",
            concurrency = "2")
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receiveWithoutInbox(message, handlers);
    }

    private void add(EventType type, ReceivedEvent event, News news) {
        var owner = news.owner(type);
        if (type.audience() == Audience.LEARNER && owner == null) {
            throw new UnreadableEventException("the body names no learner");
        }
        deliveries.add(
                event.id(),
                type,
                Message.payload(type.word(), event.time(), data(type, event)),
                owner,
                event.time(),
                time.instant());
    }

    /** A leader knows members by the names that they chose for the group, and by nothing else. */
    static String data(EventType type, ReceivedEvent event) {
        var data = new String(event.data(), UTF_8);
        return type.isOfGroup()
                ? JSON.readTree(data).asObject().without(WHO_JOINED).toString()
                : data;
    }

    @Bean
    static NewTopic unreadableForWebhooksOfLearners(Topics topics) {
        return topics.deadLettersOf(LEARNERS);
    }

    @Bean
    static NewTopic unreadableForWebhooksOfCertificates(Topics topics) {
        return topics.deadLettersOf(CERTIFICATES);
    }

    @Bean
    static NewTopic unreadableForWebhooksOfGroups(Topics topics) {
        return topics.deadLettersOf(GROUPS);
    }

    @Bean
    static NewTopic unreadableForWebhooksOfTopics(Topics topics) {
        return topics.deadLettersOf(TOPICS);
    }

    @Bean
    static NewTopic unreadableForWebhooksOfRoadmaps(Topics topics) {
        return topics.deadLettersOf(ROADMAPS);
    }
}
