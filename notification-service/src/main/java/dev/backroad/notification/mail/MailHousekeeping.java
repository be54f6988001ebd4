package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Ids;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old mail, in batches that nobody notices. */
@Component
class MailHousekeeping {

    private static final Logger log = LoggerFactory.getLogger(MailHousekeeping.class);

    private final Mailroom mailroom;
    private final MailSettings settings;
    private final InstantSource time;

    MailHousekeeping(Mailroom mailroom, MailSettings settings, InstantSource time) {
        this.mailroom = mailroom;
        this.settings = settings;
        this.time = time;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void tidy() {
        var oldest = Ids.firstAt(time.instant().minus(settings.kept()));
        try {
            var more = true;
            while (more) {
                more = mailroom.deleteSomeBefore(oldest);
            }
        } catch (DataAccessException away) {
            log.warn("Old mail stays for now: {}", away.getMessage());
        }
    }
}
