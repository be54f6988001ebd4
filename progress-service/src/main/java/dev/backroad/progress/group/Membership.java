package dev.backroad.progress.group;

import java.time.Instant;
import java.util.UUID;

/**
 * One learner in one group.
 *
 * @param number in the order of joining, from 1; never given twice
 * @param displayName how the others of this group know them
 */
record Membership(
        UUID id,
        UUID groupId,
        UUID learnerId,
        int number,
        String displayName,
        Share share,
        Instant joinedAt) {}
