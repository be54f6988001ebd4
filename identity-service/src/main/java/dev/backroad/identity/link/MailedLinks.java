package dev.backroad.identity.link;

import dev.backroad.defaults.BackroadProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Links that prove who reads a mailbox. The database keeps a hash of each secret: whoever reads it
 * can use none. A fast hash does, as nobody guesses 256 random bits.
 */
@Repository
public class MailedLinks {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final InstantSource time;
    private final BackroadProperties backroad;
    private final SecureRandom random = new SecureRandom();

    MailedLinks(JdbcClient jdbc, InstantSource time, BackroadProperties backroad) {
        this.jdbc = jdbc;
        this.time = time;
        this.backroad = backroad;
    }

    /** Makes a link to be mailed; it is the only place where its secret ever stands. */
    public String issue(Purpose purpose, UUID about) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql(
                        """
                        INSERT INTO mailed_link (token_hash, purpose, about, expires_at)
                        VALUES (?, ?, ?, ?)
                        """)
                .params(
                        hash(token),
                        purpose.name(),
                        about,
                        Timestamp.from(time.instant().plus(purpose.lifetime())))
                .update();
        return backroad.publicUrl() + purpose.page() + "?token=" + token;
    }

    /** Returns what a link is about, and leaves it as it is: mail programs open links, too. */
    public Optional<UUID> look(Purpose purpose, String token) {
        return jdbc.sql(
                        "SELECT about FROM mailed_link"
                                + " WHERE token_hash = ? AND purpose = ? AND expires_at > ?")
                .params(hash(token), purpose.name(), Timestamp.from(time.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Uses a link up; of many who try at the same moment one succeeds. */
    public Optional<UUID> use(Purpose purpose, String token) {
        return jdbc.sql(
                        "DELETE FROM mailed_link"
                                + " WHERE token_hash = ? AND purpose = ? AND expires_at > ?"
                                + " RETURNING about")
                .params(hash(token), purpose.name(), Timestamp.from(time.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Makes all links about somebody or something useless. */
    public void forget(UUID about) {
        jdbc.sql("DELETE FROM mailed_link WHERE about = ?").param(about).update();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void forgetExpired() {
        jdbc.sql("DELETE FROM mailed_link WHERE expires_at < ?")
                .param(Timestamp.from(time.instant()))
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
