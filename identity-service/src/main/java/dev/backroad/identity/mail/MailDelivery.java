package dev.backroad.identity.mail;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes and sends what the mailroom holds, one mail after the other, on any number of instances.
 */
@Component
class MailDelivery {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    private final Mailroom mailroom;
    private final Map<String, Letter> letters;
    private final JavaMailSender sender;
    private final MailSettings settings;
    private final InstantSource time;

    MailDelivery(
            Mailroom mailroom,
            List<Letter> letters,
            JavaMailSender sender,
            MailSettings settings,
            InstantSource time) {
        this.mailroom = mailroom;
        this.letters = letters.stream().collect(toUnmodifiableMap(Letter::kind, identity()));
        this.sender = sender;
        this.settings = settings;
        this.time = time;
    }

    /** One round: a mail that fails ends it, as the server is most likely away for all of them. */
    @Scheduled(fixedDelayString = "${backroad.mail.poll}")
    void deliver() {
        try {
            var delivered = true;
            while (delivered) {
                delivered = mailroom.take().map(this::deliver).orElse(false);
            }
        } catch (DataAccessException away) {
            log.warn("Mail waits for the database: {}", away.getMessage());
        }
    }

    private boolean deliver(MailOrder mail) {
        try {
            text(mail).ifPresent(text -> send(mail, text));
        } catch (MailException refused) {
            // Whatever the reason, it names no address: those are nobody's business in a log.
            log.warn("Mail {}, attempt {}: {}", mail.id(), mail.attempt(), refused.getClass());
            if (mail.isWorthAnotherAttempt(time.instant())
                    && !(refused instanceof MailPreparationException)) {
                mailroom.later(mail);
                return false;
            }
        }
        mailroom.done(mail);
        return true;
    }

    private Optional<Letter.Text> text(MailOrder mail) {
        return Optional.ofNullable(letters.get(mail.kind()))
                .flatMap(letter -> letter.write(mail.address(), mail.about()));
    }

    private void send(MailOrder mail, Letter.Text text) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setValidateAddresses(true);
            helper.setFrom(settings.from(), "Backroad");
            helper.setTo(text.to());
            helper.setSubject(text.subject());
            helper.setText(text.body());
            message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.domain() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new MailPreparationException("the mail cannot be written", unwritable);
        }
        sender.send(message);
    }
}
