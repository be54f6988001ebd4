package dev.backroad.notification;

import dev.backroad.messaging.Topics;
import dev.backroad.testsupport.WireEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** The services that we listen to: own the topics and tell what the test wants to be told. */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours {

    static final String PROGRESS = "progress.enrollments";
    static final String ACCOUNTS = "identity.accounts";
    static final String LEARNERS = "progress.learners";
    static final String GROUPS = "progress.groups";
    static final String CERTIFICATES = "progress.certificates";
    static final String ROADMAPS = "catalog.roadmaps";

    private final List<UUID> setAside = new CopyOnWriteArrayList<>();
    private final KafkaTemplate<String, byte[]> kafka;

    Neighbours(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    @Bean
    static NewTopic enrollments(Topics topics) {
        return topics.named(PROGRESS);
    }

    @Bean
    static NewTopic accounts(Topics topics) {
        return topics.named(ACCOUNTS);
    }

    @Bean
    static NewTopic learners(Topics topics) {
        return topics.named(LEARNERS);
    }

    @Bean
    static NewTopic groups(Topics topics) {
        return topics.named(GROUPS);
    }

    @Bean
    static NewTopic certificates(Topics topics) {
        return topics.named(CERTIFICATES);
    }

    @Bean
    static NewTopic roadmaps(Topics topics) {
        return topics.named(ROADMAPS);
    }

    @KafkaListener(topics = PROGRESS + ".notification-service.dlt", groupId = "neighbour")
    void onSetAside(ConsumerRecord<String, byte[]> message) {
        setAside.add(UUID.fromString(message.key()));
    }

    List<UUID> setAside(UUID subject) {
        return setAside.stream().filter(subject::equals).toList();
    }

    void registered(UUID account, String name) {
        send(
                ACCOUNTS,
                "dev.backroad.identity.account-registered.v1",
                UUID.randomUUID(),
                account,
                1,
                """
                {"accountId": "%s", "username": "lena", "displayName": "%s", "email": "%s@backroad.test"}
                """
                        .formatted(account, name, account));
    }

    void deleted(UUID account) {
        send(
                ACCOUNTS,
                "dev.backroad.identity.account-deleted.v1",
                UUID.randomUUID(),
                account,
                2,
                "{\"accountId\": \"%s\"}".formatted(account));
    }

    void completed(UUID eventId, UUID enrollment, long sequence, UUID learner, String topic) {
        send(
                PROGRESS,
                "dev.backroad.progress.topic-completed.v1",
                eventId,
                enrollment,
                sequence,
                """
                {"enrollmentId": "%s", "learnerId": "%s", "roadmapSlug": "backend", "roadmapTitle": "Backend",
                 "topicSlug": "%s", "topicTitle": "%3$s", "completedAt": "2026-11-20T09:31:00Z", "done": 1, "total": 24}
                """
                        .formatted(enrollment, learner, topic));
    }

    void send(String topic, String type, UUID eventId, UUID subject, long sequence, String body) {
        kafka.send(WireEvent.sent(topic, type, eventId, subject, sequence, body)).join();
    }
}
