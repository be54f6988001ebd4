package dev.backroad.notification.inbox;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * How far a learner has read.
 *
 * @param upTo the newest notification that they have seen: what came meanwhile stays unread
 */
record ReadMark(@NotNull UUID upTo) {}
