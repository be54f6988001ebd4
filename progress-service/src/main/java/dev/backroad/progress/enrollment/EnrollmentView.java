package dev.backroad.progress.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as the API shows it.
 *
 * @param newestVersion of the roadmap; when it is greater than the enrolment's, there is something
 *     to move up to
 * @param earlier what the learner did in topics that have left the roadmap; not counted
 */
record EnrollmentView(
        UUID id,
        RoadmapView roadmap,
        int newestVersion,
        int done,
        int skipped,
        int inProgress,
        int total,
        int percent,
        Instant enrolledAt,
        List<TopicView> topics,
        List<TopicView> earlier) {

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

    static EnrollmentView of(StoredEnrollment stored) {
        var enrollment = stored.enrollment();
        var roadmap = enrollment.roadmap();
        return new EnrollmentView(
                enrollment.id(),
                new RoadmapView(roadmap.slug(), roadmap.title(), roadmap.version()),
                stored.newestVersion(),
                enrollment.done(),
                enrollment.skipped(),
                enrollment.inProgress(),
                enrollment.total(),
                enrollment.percent(),
                enrollment.enrolledAt(),
                enrollment.topics().stream().map(TopicView::of).toList(),
                enrollment.earlier().stream().map(TopicView::of).toList());
    }
}
