package dev.backroad.launcher.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person wants to see of a mail. The text is as written, not yet safe for a page. */
record Letter(String id, String from, String to, String subject, String date, String text) {

    static Letter of(String id, MimeMessage mail) throws IOException {
        try {
            Date sent = mail.getSentDate();
            return new Letter(
                    id,
                    names(mail.getFrom()),
                    names(mail.getRecipients(Message.RecipientType.TO)),
                    Optional.ofNullable(mail.getSubject()).orElse("(no subject)"),
                    sent == null ? "" : sent.toInstant().toString(),
                    text(mail, "text/plain").or(() -> text(mail, "text/html")).orElse("(no text)"));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static String names(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(a ->
                                a instanceof InternetAddress i ? i.toUnicodeString() : a.toString())
                        .collect(Collectors.joining(", "));
    }

    /** The first part of this kind, at any depth. */
    private static Optional<String> text(Part part, String kind) {
        try {
            if (part.isMimeType(kind)) {
                return Optional.of(part.getContent().toString());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    Optional<String> text = text(parts.getBodyPart(i), kind);
                    if (text.isPresent()) {
                        return text;
                    }
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }
}
