package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import java.time.Instant;
import java.util.UUID;

/** A learner has enrolled in a roadmap. */
record LearnerEnrolledV1(
        UUID enrollmentId,
        UUID learnerId,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        Instant enrolledAt)
        implements PublishedEvent {

    static LearnerEnrolledV1 of(LearnerEnrolled event) {
        var origin = event.origin();
        return new LearnerEnrolledV1(
                origin.enrollmentId(),
                origin.learnerId(),
                origin.roadmapSlug(),
                origin.roadmapTitle(),
                origin.roadmapVersion(),
                origin.at());
    }

    @Override
    public String topic() {
        return EnrollmentNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.learner-enrolled.v1";
    }
}
