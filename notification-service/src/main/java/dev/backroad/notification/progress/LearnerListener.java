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

/** Hears what concerns learners as such: achievements and reminders. */
@Component
class LearnerListener {

    private static final String TOPIC = "progress.learners";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    LearnerListener(EventReceiver receiver, LearnerInbox learners) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                Kind.ACHIEVEMENT_EARNED.event(),
                                AchievementEarned.class,
                                (event, news) -> news.tell(learners, event.id()))
                        .on(
                                Kind.REVIEW_DUE.event(),
                                ReviewDue.class,
                                (event, news) -> news.tell(learners, event.id()))
                        .on(
                                Kind.STREAK_AT_RISK.event(),
                                StreakAtRisk.class,
                                (event, news) -> news.tell(learners, event.id()));
    }

    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableLearners(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
