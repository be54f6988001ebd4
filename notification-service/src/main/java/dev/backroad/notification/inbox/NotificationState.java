package dev.backroad.notification.inbox;

import jakarta.validation.constraints.NotNull;

/** What a learner has done with a notification. */
record NotificationState(@NotNull Boolean read, @NotNull Boolean archived) {}
