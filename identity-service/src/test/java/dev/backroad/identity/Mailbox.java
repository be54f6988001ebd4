package dev.backroad.identity;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A real SMTP server, and what people find in their mail. */
@TestConfiguration(proxyBeanMethods = false)
public class Mailbox {

    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(Browser.PUBLIC_URL) + "(/identity/\\S+\\?token=\\S+)");

    private GreenMail server = startAt(0);
    private final int port = server.getSmtp().getPort();

    @Bean
    DynamicPropertyRegistrar mailAddress() {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> port);
            registry.add("backroad.mail.poll", () -> "50ms");
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

    /** Waits for the newest mail to an address whose subject holds a text. */
    String awaitMail(String address, String subject) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mails(address, subject).isEmpty());
        return text(mails(address, subject).getLast());
    }

    /** Waits for a mail and returns the path of the link in it. */
    String awaitLink(String address, String subject) {
        var link = LINK.matcher(awaitMail(address, subject));
        if (!link.find()) {
            throw new AssertionError("no link in the mail to " + address);
        }
        return link.group(1);
    }

    List<MimeMessage> mails(String address, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> matches(mail, address, subject))
                .toList();
    }

    private static boolean matches(MimeMessage mail, String address, String subject) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString().equals(address)
                    && mail.getSubject().contains(subject);
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
