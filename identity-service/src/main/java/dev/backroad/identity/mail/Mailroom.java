package dev.backroad.identity.mail;

import dev.backroad.defaults.IdGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mail that is to be sent, as rows. A crash between the server's "250 OK" and {@link #done}
 * repeats a mail under the same Message-ID, and never loses one.
 */
@Repository
public class Mailroom {

    /** Longer than one attempt can take by its timeouts, so that nobody takes it twice. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final InstantSource time;

    Mailroom(JdbcClient jdbc, IdGenerator ids, InstantSource time) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Writes down that a mail is to be sent, in the transaction of the reason for it.
     *
     * @param kind of a {@link Letter}
     * @param about given to the letter when it is written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(String kind, String address, @Nullable UUID about) {
        var now = Timestamp.from(time.instant());
        jdbc.sql(
                        """
                        INSERT INTO outgoing_mail (id, kind, address, about, ordered_at, next_attempt_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(ids.next())
                .param(kind)
                .param(address)
                .param(about)
                .param(now)
                .param(now)
                .update();
    }

    /** Takes one mail that is due; the lease keeps the other instances away from it. */
    Optional<MailOrder> take() {
        var now = time.instant();
        return jdbc.sql(
                        """
                        UPDATE outgoing_mail SET attempts = attempts + 1, next_attempt_at = ?
                        WHERE id = (SELECT id FROM outgoing_mail WHERE next_attempt_at <= ?
                                    ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, kind, address, about, attempts, ordered_at
                        """)
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now))
                .query(Mailroom::order)
                .optional();
    }

    private static MailOrder order(ResultSet row, int number) throws SQLException {
        return new MailOrder(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("address"),
                row.getObject("about", UUID.class),
                row.getInt("attempts"),
                row.getTimestamp("ordered_at").toInstant());
    }

    void done(MailOrder mail) {
        jdbc.sql("DELETE FROM outgoing_mail WHERE id = ?").param(mail.id()).update();
    }

    void later(MailOrder mail) {
        jdbc.sql("UPDATE outgoing_mail SET next_attempt_at = ? WHERE id = ?")
                .params(Timestamp.from(time.instant().plus(mail.pause())), mail.id())
                .update();
    }
}
