package dev.backroad.notification.inbox;

import java.util.UUID;

/** Something was put into a learner's inbox; heard inside the transaction that does it. */
public record NotificationTold(UUID learnerId) {}
