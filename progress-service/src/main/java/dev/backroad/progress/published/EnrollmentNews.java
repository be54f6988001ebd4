package dev.backroad.progress.published;

import dev.backroad.messaging.NumberedEvent;
import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.PublishedEvent;
import dev.backroad.messaging.Topics;
import dev.backroad.progress.enrollment.EnrollmentChanged;
import dev.backroad.progress.enrollment.EnrollmentEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.MovedUp;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReset;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicSkipped;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicsInherited;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one place that decides which private events the world hears of, and as what. */
@Component
class EnrollmentNews {

    static final String TOPIC = "progress.enrollments";

    private final Outbox outbox;

    EnrollmentNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs inside the transaction of the change; without one, the outbox refuses. */
    @EventListener
    void on(EnrollmentChanged change) {
        var news = change.news().stream().flatMap(event -> numbered(event).stream()).toList();
        if (!news.isEmpty()) {
            outbox.append(change.enrollmentId().toString(), news);
        }
    }

    private static Optional<NumberedEvent> numbered(EnrollmentEvent event) {
        return published(event).map(news -> new NumberedEvent(event.origin().sequence(), news));
    }

    private static Optional<PublishedEvent> published(EnrollmentEvent event) {
        return switch (event) {
            case LearnerEnrolled enrolled -> Optional.of(LearnerEnrolledV1.of(enrolled));
            case TopicCompleted completed -> Optional.of(TopicCompletedV1.of(completed));
            case RoadmapCompleted completed -> Optional.of(RoadmapCompletedV1.of(completed));
            case TopicStarted started -> Optional.of(TopicStartedV1.of(started));
            case TopicReopened reopened -> Optional.of(TopicReopenedV1.of(reopened));
            // Private so far: nobody outside has asked for them.
            case TopicSkipped _, TopicReset _, MovedUp _, TopicsInherited _ -> Optional.empty();
        };
    }

    @Bean
    static NewTopic enrollments(Topics topics) {
        return topics.named(TOPIC);
    }
}
