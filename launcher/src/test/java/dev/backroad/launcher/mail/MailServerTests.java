package dev.backroad.launcher.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTests {

    @TempDir private Path folder;

    private int smtp;
    private int page;
    private GreenMail server = new GreenMail();

    @BeforeEach
    void start() throws IOException {
        smtp = freePort();
        page = freePort();
        server = MailServer.start(new Mailbox(folder), smtp, page);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void showsAMailThatWasSent() throws Exception {
        send("learner@backroad.test", "Well done", "You completed HTTP.");

        await().untilAsserted(() -> assertThat(get("/", "localhost")).contains("Well done"));
        String id = new Mailbox(folder).ids().getFirst();

        assertThat(get("/mails/" + id, "localhost")).contains("You completed HTTP.");
        assertThat(get("/mails.json", "localhost"))
                .contains("application/json", "\"to\":\"learner@backroad.test\"");
    }

    @Test
    void letsNothingInAMailRunInTheBrowser() throws Exception {
        send("learner@backroad.test", "<script>alert(1)</script>", "<img src=x onerror=alert(2)>");
        await().until(() -> !new Mailbox(folder).ids().isEmpty());

        String list = get("/", "localhost");
        String mail = get("/mails/" + new Mailbox(folder).ids().getFirst(), "localhost");

        assertThat(list + mail).doesNotContain("<script>", "<img").contains("&lt;script&gt;");
        assertThat(mail).contains("Content-Security-Policy: default-src 'none'");
    }

    @Test
    void answersOnlyToItsOwnName() throws IOException {
        assertThat(get("/", "rebound.example")).startsWith("HTTP/1.1 421");
        assertThat(get("/", "127.0.0.1:" + page)).startsWith("HTTP/1.1 200");
    }

    @Test
    void opensNoOtherFile() throws IOException {
        assertThat(get("/mails/..%2F..%2Fetc%2Fpasswd", "localhost")).startsWith("HTTP/1.1 404");
        assertThat(get("/mails/0000000000000-000000", "localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void keepsTheNewest() throws Exception {
        Mailbox mailbox = new Mailbox(folder);
        for (int i = 0; i < Mailbox.KEPT; i++) {
            Files.writeString(folder.resolve("%013d-%06d.eml".formatted(i, i)), "Subject: old\n\n");
        }

        mailbox.keep(mail("learner@backroad.test", "new", "new"));

        assertThat(mailbox.ids()).hasSize(Mailbox.KEPT).doesNotContain("0000000000000-000000");
        assertThat(mailbox.find(mailbox.ids().getFirst()).orElseThrow().getSubject())
                .isEqualTo("new");
    }

    private void send(String to, String subject, String text) throws MessagingException {
        Transport.send(mail(to, subject, text));
    }

    private MimeMessage mail(String to, String subject, String text) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(smtp));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom("no-reply@backroad.test");
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject);
        mail.setText(text);
        mail.setSentDate(Date.from(Instant.EPOCH));
        return mail;
    }

    /** By hand, because the JDK's clients do not let us choose the Host header. */
    private String get(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), page)) {
            String request =
                    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("Content-security-policy", "Content-Security-Policy");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
