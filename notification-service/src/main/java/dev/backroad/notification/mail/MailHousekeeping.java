package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Tidying;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old mail. */
@Component
class MailHousekeeping {

    private final Mailroom mailroom;
    private final MailSettings settings;
    private final Tidying tidying;

    MailHousekeeping(Mailroom mailroom, MailSettings settings, Tidying tidying) {
        this.mailroom = mailroom;
        this.settings = settings;
        this.tidying = tidying;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void tidy() {
        tidying.tidy("mails", settings.kept(), mailroom::deleteSomeBefore);
    }
}
