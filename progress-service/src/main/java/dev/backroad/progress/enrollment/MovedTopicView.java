package dev.backroad.progress.enrollment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A topic after a move, with what it means for the enrolment, so that a page needs no second call.
 */
record MovedTopicView(
        String slug,
        String title,
        TopicStatus status,
        @Nullable Instant changedAt,
        Counts enrollment) {

    record Counts(UUID id, int done, int skipped, int total, int percent) {}

    static MovedTopicView of(ProgressTracking.Moved moved) {
        var topic = moved.topic();
        var enrollment = moved.enrollment().enrollment();
        return new MovedTopicView(
                topic.topic().slug(),
                topic.topic().title(),
                topic.status(),
                topic.changedAt(),
                new Counts(
                        enrollment.id(),
                        enrollment.done(),
                        enrollment.skipped(),
                        enrollment.total(),
                        enrollment.percent()));
    }
}
