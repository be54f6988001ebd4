package dev.backroad.notification.mail;

import dev.backroad.notification.preferences.PreferencesChanged;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks at mail again that waits for the end of quiet hours which may be others now. */
@Component
class PostponedMail {

    private final Mailroom mailroom;
    private final InstantSource time;

    PostponedMail(Mailroom mailroom, InstantSource time) {
        this.mailroom = mailroom;
        this.time = time;
    }

    @EventListener
    void on(PreferencesChanged change) {
        mailroom.wake(change.learnerId(), time.instant());
    }
}
