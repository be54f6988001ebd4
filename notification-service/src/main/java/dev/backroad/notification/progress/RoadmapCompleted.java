package dev.backroad.notification.progress;

import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that we use of {@code dev.backroad.progress.roadmap-completed.v1}. */
record RoadmapCompleted(
        UUID learnerId,
        String roadmapSlug,
        @Nullable String roadmapTitle,
        int done,
        int skipped,
        int total)
        implements News {

    RoadmapCompleted {
        Objects.requireNonNull(learnerId, "learnerId");
        Objects.requireNonNull(roadmapSlug, "roadmapSlug");
    }

    @Override
    public Notice notice() {
        var roadmap = Words.named(roadmapTitle, roadmapSlug);
        return new Notice(
                Words.of(Kind.ROADMAP_COMPLETED, roadmap, done, skipped, total), null, roadmapSlug);
    }
}
