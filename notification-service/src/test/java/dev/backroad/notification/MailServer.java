package dev.backroad.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A real SMTP server that can go away and come back at the same address. */
@TestConfiguration(proxyBeanMethods = false)
class MailServer {

    private GreenMail server = startAt(0);
    private final int port = server.getSmtp().getPort();

    @Bean
    DynamicPropertyRegistrar mailAddress() {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> port);
        };
    }

    private static GreenMail startAt(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    void goAway() {
        server.stop();
    }

    void comeBack() {
        server = startAt(port);
    }

    /** The mail that has arrived for an account; what came before the server went away is gone. */
    List<MimeMessage> mailOf(UUID account) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> to(message).equals(account + "@backroad.test"))
                .toList();
    }

    /** The part for those who read plain text. */
    static String text(MimeMessage message) {
        return part(message, 0);
    }

    /** The part that is a page. */
    static String page(MimeMessage message) {
        return part(message, 1);
    }

    private static String part(MimeMessage message, int number) {
        try {
            var parts = (MimeMultipart) message.getContent();
            return parts.getBodyPart(number).getContent().toString();
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String to(MimeMessage message) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
