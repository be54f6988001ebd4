package dev.backroad.notification.progress;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.kind.Kind;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who joins a group. */
@Component
class GroupListener {

    private static final String TOPIC = "progress.groups";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    GroupListener(EventReceiver receiver, LearnerInbox learners) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                Kind.GROUP_JOINED.event(),
                                GroupJoined.class,
                                (event, news) -> news.tell(learners, event.id()));
    }

    // Rare: one thread is enough.
    @KafkaListener(topics = TOPIC, concurrency = "1")
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableGroups(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
