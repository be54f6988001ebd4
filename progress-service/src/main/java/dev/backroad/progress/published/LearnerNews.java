package dev.backroad.progress.published;

import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.PublishedEvent;
import dev.backroad.messaging.Topics;
import dev.backroad.progress.achievement.AchievementEarned;
import dev.backroad.progress.reminder.ReminderEvent;
import dev.backroad.progress.reminder.ReminderEvent.ReviewsDue;
import dev.backroad.progress.reminder.ReminderEvent.StreakAtRisk;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the world hears of a learner, apart from enrolments. All of it is on one Kafka topic and has
 * one sequence: the learner is the aggregate, and two topics would have no order.
 */
@Component
class LearnerNews {

    static final String TOPIC = "progress.learners";

    private final Outbox outbox;
    private final LearnerSequence sequence;

    LearnerNews(Outbox outbox, LearnerSequence sequence) {
        this.outbox = outbox;
        this.sequence = sequence;
    }

    @EventListener
    void on(ReminderEvent event) {
        tell(
                event.learnerId(),
                switch (event) {
                    case ReviewsDue due -> ReviewDueV1.of(due);
                    case StreakAtRisk risk -> StreakAtRiskV1.of(risk);
                });
    }

    @EventListener
    void on(AchievementEarned event) {
        tell(event.learnerId(), AchievementEarnedV1.of(event));
    }

    /** Runs inside the transaction of the change; without one, the outbox refuses. */
    private void tell(UUID learner, PublishedEvent news) {
        outbox.append(learner.toString(), sequence.next(learner), news);
    }

    @Bean
    static NewTopic learners(Topics topics) {
        return topics.named(TOPIC);
    }
}
