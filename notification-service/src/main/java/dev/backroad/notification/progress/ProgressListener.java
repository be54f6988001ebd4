package dev.backroad.notification.progress;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.Inbox;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.inbox.LearnerInbox;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears what learners do; what they are told and the inbox row are one transaction. */
@Component
class ProgressListener {

    private static final String TOPIC = "progress.enrollments";

    private final Inbox inbox;
    private final EventJson json;
    private final LearnerInbox learners;

    ProgressListener(Inbox inbox, EventJson json, LearnerInbox learners) {
        this.inbox = inbox;
        this.json = json;
        this.learners = learners;
    }

    @Transactional
    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        var event = ReceivedEvent.from(message);
        // Types that we do not know are news for others, not mistakes.
        if (event.type().equals(TopicCompleted.TYPE) && inbox.firstTime(event)) {
            var completed = json.read(event, TopicCompleted.class);
            learners.tell(completed.learnerId(), completed.notice());
        }
    }

    @Bean
    static NewTopic unreadableProgress(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
