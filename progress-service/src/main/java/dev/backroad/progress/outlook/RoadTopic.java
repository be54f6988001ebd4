package dev.backroad.progress.outlook;

import dev.backroad.progress.enrollment.TopicStatus;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the version that a learner follows, with what the copy of the catalog knows of it.
 *
 * @param stage {@code null} where nobody has told us the stages of the version
 * @param level {@code null}, as track and estimate, where nobody has told us the topic
 * @param prerequisites their ids; some may stand in no version that the learner follows
 */
record RoadTopic(
        UUID id,
        String slug,
        String title,
        TopicStatus status,
        @Nullable Stage stage,
        @Nullable String level,
        @Nullable String track,
        @Nullable Integer estimateMinutes,
        Set<UUID> prerequisites) {

    /** A section of the roadmap; its number is from 1, in the roadmap's order. */
    record Stage(int number, String title) {}

    RoadTopic {
        prerequisites = Set.copyOf(prerequisites);
    }

    boolean isOpen() {
        return !status.isSettled();
    }

    boolean isBegun() {
        return status == TopicStatus.IN_PROGRESS;
    }

    boolean isOnSideTrack() {
        return "side".equals(track);
    }

    /** 0 where the stage is not known: then it is known of no topic of the version. */
    int stageNumber() {
        return stage == null ? 0 : stage.number();
    }
}
