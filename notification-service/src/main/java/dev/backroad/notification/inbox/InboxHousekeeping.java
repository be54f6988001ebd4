package dev.backroad.notification.inbox;

import dev.backroad.notification.kind.Ids;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old notifications, in batches that nobody notices. */
@Component
class InboxHousekeeping {

    private static final Logger log = LoggerFactory.getLogger(InboxHousekeeping.class);

    private final NotificationRepository notifications;
    private final InboxSettings settings;
    private final InstantSource time;

    InboxHousekeeping(
            NotificationRepository notifications, InboxSettings settings, InstantSource time) {
        this.notifications = notifications;
        this.settings = settings;
        this.time = time;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void tidy() {
        var oldest = Ids.firstAt(time.instant().minus(settings.kept()));
        try {
            var more = true;
            while (more) {
                more = notifications.deleteSomeBefore(oldest);
            }
        } catch (DataAccessException away) {
            log.warn("Old notifications stay for now: {}", away.getMessage());
        }
    }
}
