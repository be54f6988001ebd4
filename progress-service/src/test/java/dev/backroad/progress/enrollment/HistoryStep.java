package dev.backroad.progress.enrollment;

import java.util.List;

/**
 * A step of a random history. Its numbers mean something in whatever world they meet (modulo), so
 * that a history makes sense without any of its steps, and can be shrunk.
 */
sealed interface HistoryStep {

    /** The learner moves a topic of their version. */
    record Move(int topic, TopicStatus to) implements HistoryStep {}

    /** The learner moves several at once. */
    record Bulk(List<Move> moves) implements HistoryStep {}

    /**
     * Editors publish a new version, different in one way.
     *
     * @param isLate what is retired by it, is not heard with it
     */
    record Publish(Edit edit, int one, int other, boolean isLate) implements HistoryStep {}

    /** The learner moves up, so many versions at once. */
    record MoveUp(int versions) implements HistoryStep {}

    /** A retirement that is out already is heard only now, and others after it perhaps before. */
    record Hear(int which) implements HistoryStep {}

    /** The last request comes a second time. */
    record Repeat() implements HistoryStep {}

    /** What editors do. */
    enum Edit {
        ADD,
        REMOVE,
        MERGE_INTO_NEW,
        MERGE_INTO_OTHER,
        SPLIT,
        RENAME,
        BRING_BACK,
        /** What has left the roadmap turns out to have gone into another topic. */
        RETIRE_WITHOUT_PUBLISHING
    }
}
