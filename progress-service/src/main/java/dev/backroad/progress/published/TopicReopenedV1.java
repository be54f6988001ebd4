package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import java.time.Instant;
import java.util.UUID;

/** A topic that was settled is in work again. */
record TopicReopenedV1(
        UUID enrollmentId,
        UUID learnerId,
        String roadmapSlug,
        String roadmapTitle,
        String topicSlug,
        String topicTitle,
        Instant reopenedAt)
        implements PublishedEvent {

    static TopicReopenedV1 of(TopicReopened event) {
        var origin = event.origin();
        return new TopicReopenedV1(
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
        return "dev.backroad.progress.topic-reopened.v1";
    }
}
