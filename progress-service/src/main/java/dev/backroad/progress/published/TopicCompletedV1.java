package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import java.time.Instant;
import java.util.UUID;

/** A learner has completed a topic. */
record TopicCompletedV1(
        UUID enrollmentId,
        UUID learnerId,
        String roadmapSlug,
        String roadmapTitle,
        String topicSlug,
        String topicTitle,
        Instant completedAt,
        int done,
        int total)
        implements PublishedEvent {

    static TopicCompletedV1 of(TopicCompleted event) {
        var origin = event.origin();
        return new TopicCompletedV1(
                origin.enrollmentId(),
                origin.learnerId(),
                origin.roadmapSlug(),
                origin.roadmapTitle(),
                event.topic().slug(),
                event.topic().title(),
                origin.at(),
                event.done(),
                event.total());
    }

    @Override
    public String topic() {
        return EnrollmentNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.topic-completed.v1";
    }
}
