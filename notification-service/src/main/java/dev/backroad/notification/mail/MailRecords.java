package dev.backroad.notification.mail;

import dev.backroad.notification.accounts.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mail to a learner: shown by kind and moment, and forgotten with them. */
@Component
class MailRecords implements PersonalRecords {

    private final Mailroom mailroom;
    private final UnsubscribeLinks links;

    MailRecords(Mailroom mailroom, UnsubscribeLinks links) {
        this.mailroom = mailroom;
        this.links = links;
    }

    @Override
    public String name() {
        return "mails";
    }

    /** Returns when which kind of mail was sent. */
    @Override
    public List<Mailroom.Sent> of(UUID learner) {
        return mailroom.sentTo(learner);
    }

    @Override
    public void forget(UUID learner) {
        mailroom.dropAll(learner);
        links.forget(learner);
    }
}
