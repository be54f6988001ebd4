package dev.backroad.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.defaults.BackroadProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Turns a mail's row into a message. */
@Component
class MailWriter {

    private final MailSettings settings;
    private final BackroadProperties backroad;

    MailWriter(MailSettings settings, BackroadProperties backroad) {
        this.settings = settings;
        this.backroad = backroad;
    }

    MimeMessage write(OutgoingMail mail, JavaMailSender sender) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, UTF_8.name());
            helper.setValidateAddresses(true);
            helper.setFrom(settings.from(), "Backroad");
            helper.setTo(mail.address());
            helper.setSubject(oneLine(mail.subject()));
            helper.setText(text(mail));
            message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.domain() + ">");
            return message;
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new MailPreparationException("the mail cannot be written", unwritable);
        }
    }

    private String text(OutgoingMail mail) {
        return """
        Hello %s,

        %s

        Your roadmap: %s
        """
                .formatted(mail.name(), mail.text(), backroad.publicUrl());
    }

    /** A line break in a title would begin a header of its own. */
    private static String oneLine(String title) {
        return title.replaceAll("\\p{Cntrl}+", " ");
    }
}
