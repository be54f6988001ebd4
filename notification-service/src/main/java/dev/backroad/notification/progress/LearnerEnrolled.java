package dev.backroad.notification.progress;

import java.util.Objects;
import java.util.UUID;

/**
 * The fields that we use of {@code dev.backroad.progress.learner-enrolled.v1}: who follows what.
 */
record LearnerEnrolled(UUID learnerId, String roadmapSlug, int roadmapVersion) {

    static final String TYPE = "dev.backroad.progress.learner-enrolled.v1";

    LearnerEnrolled {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
    }
}
