package dev.backroad.progress.enrollment;

import java.util.UUID;

/** Where a learner stands with a version of a roadmap, for other features to read. */
public record Standing(
        UUID enrollmentId,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        int done,
        int skipped,
        int total) {

    static Standing of(Enrollment enrollment) {
        var roadmap = enrollment.roadmap();
        return new Standing(
                enrollment.id(),
                roadmap.slug(),
                roadmap.title(),
                roadmap.version(),
                enrollment.done(),
                enrollment.skipped(),
                enrollment.total());
    }

    /** How many topics are neither done nor skipped. */
    public int open() {
        return total - done - skipped;
    }
}
