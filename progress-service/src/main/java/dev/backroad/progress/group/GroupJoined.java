package dev.backroad.progress.group;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has joined a group by its code. Private to progress-service.
 *
 * @param sequence the group's own event number, from 1 without a gap
 * @param members how many there are now, the leader and this one among them
 */
public record GroupJoined(
        UUID groupId,
        long sequence,
        String groupName,
        String roadmapSlug,
        String roadmapTitle,
        UUID leaderId,
        UUID learnerId,
        int members,
        Instant at) {}
