package dev.backroad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.notification.kind.Language;
import dev.backroad.notification.kind.Texts;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class MailWriterTests {

    private static final UUID ID = UUID.fromString("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11");
    private static final URI STOP = URI.create("http://localhost:8080/unsubscribe/abc");

    private final URI here = URI.create("http://localhost:8080");
    private final MailWriter writer =
            new MailWriter(
                    new MailSettings("backroad@backroad.test", Duration.ofDays(30)),
                    new BackroadProperties(here, here, here),
                    new Texts(),
                    templates());

    private static SpringTemplateEngine templates() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    private MimeMessage mail(String address, String title, String text, Language language)
            throws Exception {
        var letter = new Letter(ID, address, "Lena", title, text, language, STOP);
        var message = writer.write(letter, new JavaMailSenderImpl());
        message.saveChanges();
        return message;
    }

    private MimeMessage mail(String title, String text) throws Exception {
        return mail("l@backroad.test", title, text, Language.ENGLISH);
    }

    private static String part(MimeMessage message, int number) throws Exception {
        var parts = (MimeMultipart) message.getContent();
        return parts.getBodyPart(number).getContent().toString();
    }

    @Test
    void saysTheSameAsTextAndAsAPage() throws Exception {
        var message = mail("Größe", "You did it.");

        assertThat(message.getSubject()).isEqualTo("Größe");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 0))
                .startsWith("Hello Lena,")
                .contains("You did it.", "http://localhost:8080", STOP.toString());
        assertThat(part(message, 1))
                .contains("Größe", "Hello Lena,", "You did it.", "href=\"" + STOP + "\"");
    }

    @Test
    void carriesTheIdOfItsNotification() throws Exception {
        var letter = new Letter(ID, "l@backroad.test", "Lena", "Hi", "Hi", Language.ENGLISH, STOP);

        var message = writer.write(letter, new JavaMailSenderImpl());

        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@backroad.test>");
    }

    @Test
    void canBeStoppedWithOneClick() throws Exception {
        var message = mail("Hi", "Hi");

        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + STOP + ">");
        assertThat(message.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void speaksTheLanguageOfItsReader() throws Exception {
        var message = mail("l@backroad.test", "Hallo", "Geschafft.", Language.GERMAN);

        assertThat(message.getHeader("Content-Language")).containsExactly("de");
        assertThat(part(message, 0)).startsWith("Hallo Lena,");
        assertThat(part(message, 1)).contains("lang=\"de\"", "Keine Mails dieser Art mehr");
    }

    @Test
    void nothingThatSomebodyWroteIsMarkup() throws Exception {
        var message = mail("<img src=x>", "<script>alert(1)</script> & \"more\"");

        assertThat(part(message, 1))
                .contains("&lt;img src=x&gt;", "&lt;script&gt;alert(1)&lt;/script&gt; &amp;")
                .doesNotContain("<script", "<img");
        assertThat(part(message, 0)).contains("<script>alert(1)</script> & \"more\"");
    }

    @Test
    void titleCannotAddAHeader() throws Exception {
        var message = mail("Hi\r\nBcc: everybody@backroad.test", "Hi");

        assertThat(Collections.list(message.getAllHeaderLines()))
                .noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> mail("l@x\r\nBcc: y@z", "Hi", "Hi", Language.ENGLISH))
                .isInstanceOf(MailPreparationException.class);
    }
}
