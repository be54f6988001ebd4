package dev.backroad.progress.review;

import dev.backroad.defaults.IdGenerator;
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
import dev.backroad.progress.settings.TopicsCompleted;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A review begins when its topic is completed, pauses while it is not done, and goes on when it is
 * completed again. In two roadmaps it is one topic: what was said last counts.
 */
@Component
class ReviewsOfTopics {

    private final ReviewCards cards;
    private final IdGenerator ids;

    ReviewsOfTopics(ReviewCards cards, IdGenerator ids) {
        this.cards = cards;
        this.ids = ids;
    }

    /** Runs in the transaction of the change, while the enrolment is locked. */
    @EventListener
    void on(TopicsCompleted event) {
        cards.beginOrResume(
                event.topics().stream()
                        .map(topic ->
                                ReviewCard.begin(ids.next(), topic, event.learner(), event.at()))
                        .toList(),
                event.learner().day(event.at()).plusDays(1));
    }

    @EventListener
    void on(EnrollmentChanged change) {
        var open = change.news().stream().flatMap(event -> reopened(event).stream()).toList();
        if (!open.isEmpty()) {
            cards.pauseAll(change.learnerId(), open);
        }
    }

    private static Optional<UUID> reopened(EnrollmentEvent event) {
        return switch (event) {
            case TopicReopened it -> Optional.of(it.topic().topicId());
            case TopicReset it -> Optional.of(it.topic().topicId());
            case TopicSkipped it -> Optional.of(it.topic().topicId());
            // Nothing to forget; TopicCompleted comes with its learner's settings.
            case TopicCompleted _,
                    LearnerEnrolled _,
                    TopicStarted _,
                    RoadmapCompleted _,
                    MovedUp _,
                    TopicsInherited _ ->
                    Optional.empty();
        };
    }
}
