package dev.backroad.notification.inbox;

import dev.backroad.notification.kind.Tidying;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old notifications. */
@Component
class InboxHousekeeping {

    private final NotificationRepository notifications;
    private final InboxSettings settings;
    private final Tidying tidying;

    InboxHousekeeping(
            NotificationRepository notifications, InboxSettings settings, Tidying tidying) {
        this.notifications = notifications;
        this.settings = settings;
        this.tidying = tidying;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void tidy() {
        tidying.tidy("notifications", settings.kept(), notifications::deleteSomeBefore);
    }
}
