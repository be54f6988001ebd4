package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.kind.Texts;
import dev.backroad.notification.preferences.PreferenceKeeping;
import dev.backroad.notification.preferences.Preferences;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the mailroom holds, one mail after the other. Any number of instances may do so. What
 * the learner wants is asked again now: a mail may have waited for long.
 */
@Component
class MailDelivery {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    private final Mailroom mailroom;
    private final PreferenceKeeping preferences;
    private final UnsubscribeLinks links;
    private final Texts texts;
    private final MailWriter writer;
    private final JavaMailSender sender;
    private final InstantSource time;

    MailDelivery(
            Mailroom mailroom,
            PreferenceKeeping preferences,
            UnsubscribeLinks links,
            Texts texts,
            MailWriter writer,
            JavaMailSender sender,
            InstantSource time) {
        this.mailroom = mailroom;
        this.preferences = preferences;
        this.links = links;
        this.texts = texts;
        this.writer = writer;
        this.sender = sender;
        this.time = time;
    }

    /** One round: a mail that fails ends it, as the server is most likely away for all of them. */
    @Scheduled(fixedDelayString = "${backroad.mail.poll}")
    void deliver() {
        try {
            var delivered = true;
            while (delivered) {
                delivered = mailroom.take(time.instant()).map(this::deliver).orElse(false);
            }
        } catch (DataAccessException away) {
            log.warn("Mail waits for the database: {}", away.getMessage());
        }
    }

    private boolean deliver(OutgoingMail mail) {
        var wishes = preferences.find(mail.learnerId());
        var quiet = wishes.quietUntil(time.instant());
        if (!wishes.wants(mail.words().kind(), Channel.MAIL)) {
            mailroom.drop(mail);
        } else if (quiet != null) {
            mailroom.postpone(mail, quiet);
        } else {
            return send(mail, letter(mail, wishes));
        }
        return true;
    }

    private Letter letter(OutgoingMail mail, Preferences wishes) {
        var language = wishes.language();
        return new Letter(
                mail.id(),
                mail.address(),
                mail.name(),
                texts.title(mail.words(), language),
                texts.text(mail.words(), language),
                language,
                links.of(mail.learnerId(), mail.words().kind()));
    }

    private boolean send(OutgoingMail mail, Letter letter) {
        try {
            sender.send(writer.write(letter, sender));
        } catch (MailException refused) {
            log.warn("Mail {}, attempt {}: {}", mail.id(), mail.attempt(), refused.getMessage());
            mailroom.failed(mail, String.valueOf(refused.getMessage()), time.instant());
            return false;
        }
        mailroom.sent(mail, time.instant());
        return true;
    }
}
