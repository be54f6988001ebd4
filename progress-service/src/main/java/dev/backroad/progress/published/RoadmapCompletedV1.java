package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import java.time.Instant;
import java.util.UUID;

/** A learner has nothing open in a roadmap any more. */
record RoadmapCompletedV1(
        UUID enrollmentId,
        UUID learnerId,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        Instant completedAt,
        int done,
        int skipped,
        int total)
        implements PublishedEvent {

    static RoadmapCompletedV1 of(RoadmapCompleted event) {
        var origin = event.origin();
        return new RoadmapCompletedV1(
                origin.enrollmentId(),
                origin.learnerId(),
                origin.roadmapSlug(),
                origin.roadmapTitle(),
                origin.roadmapVersion(),
                origin.at(),
                event.done(),
                event.skipped(),
                event.total());
    }

    @Override
    public String topic() {
        return EnrollmentNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.roadmap-completed.v1";
    }
}
