package dev.backroad.notification.progress;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.catalog.Followers;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.kind.Kind;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what learners do on their roadmaps. */
@Component
class ProgressListener {

    private static final String TOPIC = "progress.enrollments";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    ProgressListener(EventReceiver receiver, LearnerInbox learners, Followers followers) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                Kind.TOPIC_COMPLETED.event(),
                                TopicCompleted.class,
                                (event, news) -> news.tell(learners, event.id()))
                        .on(
                                Kind.ROADMAP_COMPLETED.event(),
                                RoadmapCompleted.class,
                                (event, news) -> news.tell(learners, event.id()))
                        // Nobody is told that they enrolled: they know. But of newer versions.
                        .on(
                                LearnerEnrolled.TYPE,
                                LearnerEnrolled.class,
                                (event, news) ->
                                        followers.add(
                                                news.learnerId(),
                                                news.roadmapSlug(),
                                                news.roadmapVersion()))
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
