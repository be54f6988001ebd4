package dev.backroad.progress.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment as the API shows it. */
record EnrollmentView(
        UUID id,
        RoadmapView roadmap,
        int done,
        int skipped,
        int total,
        int percent,
        Instant enrolledAt,
        List<TopicView> topics) {

    record RoadmapView(String slug, String title, int version) {}

    record TopicView(String slug, String title, TopicStatus status, @Nullable Instant changedAt) {

        static TopicView of(TopicProgress progress) {
            return new TopicView(
                    progress.topic().slug(),
                    progress.topic().title(),
                    progress.status(),
                    progress.changedAt());
        }
    }

    static EnrollmentView of(Enrollment enrollment) {
        var roadmap = enrollment.roadmap();
        return new EnrollmentView(
                enrollment.id(),
                new RoadmapView(roadmap.slug(), roadmap.title(), roadmap.version()),
                enrollment.done(),
                enrollment.skipped(),
                enrollment.total(),
                enrollment.percent(),
                enrollment.enrolledAt(),
                enrollment.topics().stream().map(TopicView::of).toList());
    }
}
