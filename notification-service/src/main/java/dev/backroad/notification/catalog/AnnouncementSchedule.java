package dev.backroad.notification.catalog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Goes on telling until all have been told. Any number of instances may do so. */
@Component
class AnnouncementSchedule {

    private static final Logger log = LoggerFactory.getLogger(AnnouncementSchedule.class);

    private final Announcing announcing;

    AnnouncementSchedule(Announcing announcing) {
        this.announcing = announcing;
    }

    @Scheduled(fixedDelayString = "${backroad.announcements.every}")
    void run() {
        try {
            while (announcing.tellSome()) {
                // The next hundred.
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Announcements wait: {}", away.getMessage());
        }
    }
}
