package dev.backroad.progress.review;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.catalog.PublishedTopic;
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
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
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
    private final SettingsKeeping settings;
    private final IdGenerator ids;

    ReviewsOfTopics(ReviewCards cards, SettingsKeeping settings, IdGenerator ids) {
        this.cards = cards;
        this.settings = settings;
        this.ids = ids;
    }

    /** Runs in the transaction of the change, while the enrolment is locked. */
    @EventListener
    void on(EnrollmentEvent event) {
        var learner = event.origin().learnerId();
        switch (event) {
            case TopicCompleted it -> beginOrResume(learner, it.topic(), event.origin().at());
            case TopicReopened it -> cards.pause(learner, it.topic().topicId());
            case TopicReset it -> cards.pause(learner, it.topic().topicId());
            case TopicSkipped it -> cards.pause(learner, it.topic().topicId());
            // Nothing to remember.
            case LearnerEnrolled _,
                    TopicStarted _,
                    RoadmapCompleted _,
                    MovedUp _,
                    TopicsInherited _ -> {}
        }
    }

    private void beginOrResume(UUID learner, PublishedTopic topic, Instant now) {
        var mine = settings.of(learner);
        if (!cards.insert(ReviewCard.begin(ids.next(), topic, mine, now))) {
            cards.lockOfTopic(learner, topic.topicId())
                    .filter(ReviewCard::paused)
                    .map(card -> card.resumed(topic, mine, now))
                    .ifPresent(cards::update);
        }
    }
}
