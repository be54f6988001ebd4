package dev.backroad.progress.leaderboard;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who wants to be seen.
 *
 * @param member who they are on the boards: an id that leads nowhere without this profile
 */
record Profile(UUID learner, UUID member, String displayName, Instant joinedAt) {}
