package dev.backroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.defaults.BackroadProperties;
import java.net.URI;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailWriterTests {

    private static final UUID ID = UUID.fromString("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11");

    private final URI here = URI.create("http://localhost:8080");
    private final MailWriter writer =
            new MailWriter(
                    new MailSettings("backroad@backroad.test"),
                    new BackroadProperties(here, here, here));

    private static OutgoingMail to(String address, String subject) {
        return new OutgoingMail(ID, address, "Lena", subject, "You did it.", 1);
    }

    @Test
    void carriesTheIdOfItsNotification() throws Exception {
        var message = writer.write(to("l@backroad.test", "Größe"), new JavaMailSenderImpl());

        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@backroad.test>");
        assertThat(message.getSubject()).isEqualTo("Größe");
        assertThat(message.getContent().toString())
                .contains("Hello Lena,", "You did it.", "http://localhost:8080");
    }

    @Test
    void titleCannotAddAHeader() throws Exception {
        var message =
                writer.write(
                        to("l@backroad.test", "Hi\r\nBcc: everybody@backroad.test"),
                        new JavaMailSenderImpl());

        assertThat(Collections.list(message.getAllHeaderLines()))
                .noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(
                        () -> writer.write(to("l@x\r\nBcc: y@z", "Hi"), new JavaMailSenderImpl()))
                .isInstanceOf(MailPreparationException.class);
    }
}
