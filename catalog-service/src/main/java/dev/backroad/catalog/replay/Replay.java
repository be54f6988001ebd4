package dev.backroad.catalog.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as operators see it.
 *
 * @param topics how many were told so far
 * @param roadmaps how many were told so far; they follow the topics
 */
record Replay(
        UUID id, Instant requestedAt, int topics, int roadmaps, @Nullable Instant finishedAt) {}
