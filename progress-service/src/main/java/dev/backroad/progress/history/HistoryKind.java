package dev.backroad.progress.history;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.enrollment.EnrollmentEvent;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.MovedUp;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReset;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicSkipped;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicsInherited;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the history tells. The word is the same in the API and in the database. */
enum HistoryKind {
    ENROLLED,
    TOPIC_STARTED,
    TOPIC_COMPLETED,
    TOPIC_SKIPPED,
    TOPIC_REOPENED,
    TOPIC_RESET,
    ROADMAP_COMPLETED,
    MOVED_UP,
    TOPICS_INHERITED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static HistoryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static HistoryKind of(EnrollmentEvent event) {
        return switch (event) {
            case LearnerEnrolled _ -> ENROLLED;
            case TopicStarted _ -> TOPIC_STARTED;
            case TopicCompleted _ -> TOPIC_COMPLETED;
            case TopicSkipped _ -> TOPIC_SKIPPED;
            case TopicReopened _ -> TOPIC_REOPENED;
            case TopicReset _ -> TOPIC_RESET;
            case RoadmapCompleted _ -> ROADMAP_COMPLETED;
            case MovedUp _ -> MOVED_UP;
            case TopicsInherited _ -> TOPICS_INHERITED;
        };
    }

    /**
     * Whether the world hears of it. The package {@code published} decides that; a test compares.
     */
    boolean isTold() {
        return switch (this) {
            case ENROLLED, TOPIC_STARTED, TOPIC_COMPLETED, TOPIC_REOPENED, ROADMAP_COMPLETED ->
                    true;
            case TOPIC_SKIPPED, TOPIC_RESET, MOVED_UP, TOPICS_INHERITED -> false;
        };
    }

    static Optional<PublishedTopic> topic(EnrollmentEvent event) {
        return switch (event) {
            case TopicStarted started -> Optional.of(started.topic());
            case TopicCompleted completed -> Optional.of(completed.topic());
            case TopicSkipped skipped -> Optional.of(skipped.topic());
            case TopicReopened reopened -> Optional.of(reopened.topic());
            case TopicReset reset -> Optional.of(reset.topic());
            case LearnerEnrolled _, RoadmapCompleted _, MovedUp _, TopicsInherited _ ->
                    Optional.empty();
        };
    }
}
