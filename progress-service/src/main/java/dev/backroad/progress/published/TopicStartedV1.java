package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import java.time.Instant;
import java.util.UUID;

/** A learner has begun a topic. */
record TopicStartedV1(
        UUID enrollmentId,
        UUID learnerId,
        String roadmapSlug,
        String roadmapTitle,
        String topicSlug,
        String topicTitle,
        Instant startedAt)
        implements PublishedEvent {

    static TopicStartedV1 of(TopicStarted event) {
        var origin = event.origin();
        return new TopicStartedV1(
                origin.enrollmentId(),
                origin.learnerId(),
                origin.roadmapSlug(),
                origin.roadmapTitle(),
                event.topic().slug(),
                event.topic().title(),
                origin.at());
    }

    @Override
    public String topic() {
        return EnrollmentNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.topic-started.v1";
    }
}
