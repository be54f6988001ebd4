package dev.backroad.progress.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param sequence the enrolment's own number of it, from 1
 * @param version of the roadmap, at that time; after it for a move to another version
 * @param topic {@code null} where it is about the enrolment as a whole
 */
record HistoryEntry(
        long sequence, Instant at, HistoryKind kind, int version, @Nullable TopicName topic) {

    /** A topic, as it was called at that time. */
    record TopicName(String slug, String title) {}
}
