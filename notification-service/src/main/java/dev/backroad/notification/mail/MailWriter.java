package dev.backroad.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.notification.kind.Texts;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Turns a letter into a message: the same as plain text and as a page. */
@Component
class MailWriter {

    private final MailSettings settings;
    private final BackroadProperties backroad;
    private final Texts texts;
    private final ITemplateEngine templates;

    MailWriter(
            MailSettings settings,
            BackroadProperties backroad,
            Texts texts,
            ITemplateEngine templates) {
        this.settings = settings;
        this.backroad = backroad;
        this.texts = texts;
        this.templates = templates;
    }

    MimeMessage write(Letter letter, JavaMailSender sender) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, UTF_8.name());
            helper.setValidateAddresses(true);
            helper.setFrom(settings.from(), "Backroad");
            helper.setTo(letter.address());
            helper.setSubject(oneLine(letter.title()));
            // The last alternative is the one that is shown where both can be (RFC 2046, 5.1.4).
            message.setContent(new MimeMultipart("alternative", text(letter), page(letter)));
            message.setHeader("Message-ID", "<" + letter.id() + "@" + settings.domain() + ">");
            message.setHeader("Content-Language", letter.language().tag());
            message.setHeader("Auto-Submitted", "auto-generated");
            // One click, without signing in (RFC 8058).
            message.setHeader("List-Unsubscribe", "<" + letter.stop() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            return message;
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new MailPreparationException("the mail cannot be written", unwritable);
        }
    }

    private BodyPart text(Letter letter) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(
                """
                %s

                %s

                %s: %s

                --
                %s
                %s: %s
                """
                        .formatted(
                                say("mail.greeting", letter, letter.name()),
                                letter.text(),
                                say("mail.open", letter),
                                backroad.publicUrl(),
                                say("mail.why", letter),
                                say("mail.stop", letter),
                                letter.stop()),
                UTF_8.name());
        return part;
    }

    /** All of it is put in by the template, which makes it safe. */
    private BodyPart page(Letter letter) throws MessagingException {
        var words =
                Map.<String, Object>of(
                        "language", letter.language().tag(),
                        "title", letter.title(),
                        "lines", letter.text().lines().filter(line -> !line.isBlank()).toList(),
                        "link", letter.stop().toString(),
                        "greeting", say("mail.greeting", letter, letter.name()),
                        "home", backroad.publicUrl().toString(),
                        "open", say("mail.open", letter),
                        "why", say("mail.why", letter),
                        "stop", say("mail.stop", letter));
        var part = new MimeBodyPart();
        part.setText(
                templates.process("mail", new Context(letter.language().locale(), words)),
                UTF_8.name(),
                "html");
        return part;
    }

    private String say(String key, Letter letter, Object... arguments) {
        return texts.say(key, letter.language(), arguments);
    }

    /** A line break in a title would begin a header of its own. */
    private static String oneLine(String title) {
        return title.replaceAll("\\p{Cntrl}+", " ");
    }
}
