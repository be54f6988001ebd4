package dev.backroad.notification.progress;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.inbox.LearnerInbox;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what learners do. */
@Component
class ProgressListener {

    private static final String TOPIC = "progress.enrollments";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    ProgressListener(EventReceiver receiver, LearnerInbox learners) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                TopicCompleted.TYPE,
                                TopicCompleted.class,
                                (event, news) -> learners.tell(news.learnerId(), news.notice()))
                        // Nobody is told that they enrolled: they know.
                        .ignore("dev.backroad.progress.learner-enrolled.v1")
                        // The last topic's own notice says that it was the last.
                        .ignore("dev.backroad.progress.roadmap-completed.v1")
                        // Nor of what they have in work.
                        .ignore("dev.backroad.progress.topic-started.v1")
                        .ignore("dev.backroad.progress.topic-reopened.v1");
    }

    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableProgress(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
