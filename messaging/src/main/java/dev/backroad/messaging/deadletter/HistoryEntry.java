package dev.backroad.messaging.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about a dead letter.
 *
 * @param who the service itself, or the operator
 * @param action set-aside, replayed, replay-failed or parked
 */
record HistoryEntry(Instant at, String who, String action, @Nullable String note) {}
