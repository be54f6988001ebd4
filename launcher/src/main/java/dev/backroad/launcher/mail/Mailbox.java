package dev.backroad.launcher.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The received mails as {@code .eml} files, newest first; only the newest are kept. */
final class Mailbox {

    static final int KEPT = 500;

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;
    private final AtomicLong counter = new AtomicLong();

    Mailbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The name sorts by time. */
    synchronized void keep(MimeMessage mail) {
        String id =
                "%013d-%06d"
                        .formatted(
                                Instant.now().toEpochMilli(),
                                counter.incrementAndGet() % 1_000_000);
        Path fresh = folder.resolve(id + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                mail.writeTo(out);
            }
            Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
            for (String old : ids().stream().skip(KEPT).toList()) {
                Files.deleteIfExists(file(old));
            }
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Only a name of our own making opens a file. */
    Optional<MimeMessage> find(String id) throws IOException {
        if (!id.matches("\\d{13}-\\d{6}") || Files.notExists(file(id))) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file(id))) {
            return Optional.of(new MimeMessage(SESSION, in));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}
