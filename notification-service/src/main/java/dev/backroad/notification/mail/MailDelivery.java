package dev.backroad.notification.mail;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what the mailroom holds, one mail after the other. Any number of instances may do so. */
@Component
class MailDelivery {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    private final Mailroom mailroom;
    private final MailWriter writer;
    private final JavaMailSender sender;
    private final InstantSource time;

    MailDelivery(Mailroom mailroom, MailWriter writer, JavaMailSender sender, InstantSource time) {
        this.mailroom = mailroom;
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
                delivered = mailroom.take(time.instant()).map(this::send).orElse(false);
            }
        } catch (DataAccessException away) {
            log.warn("Mail waits for the database: {}", away.getMessage());
        }
    }

    private boolean send(OutgoingMail mail) {
        try {
            sender.send(writer.write(mail, sender));
        } catch (MailException refused) {
            log.warn("Mail {}, attempt {}: {}", mail.id(), mail.attempt(), refused.getMessage());
            mailroom.failed(mail, String.valueOf(refused.getMessage()), time.instant());
            return false;
        }
        mailroom.sent(mail, time.instant());
        return true;
    }
}
