package dev.backroad.notification.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mail that is to be sent, as rows. Sending is no part of any transaction: a crash between the
 * server's "250 OK" and {@link #sent} repeats a mail under the same Message-ID, and never loses
 * one.
 */
@Repository
public class Mailroom {

    /** Longer than one attempt can take by its timeouts, so that nobody takes it twice. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Mailroom(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down that a learner is to get a mail, in the transaction of the reason for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(UUID notificationId, UUID learnerId, String subject, String text, Instant at) {
        jdbc.sql(
                        """
                        insert into outgoing_mail (notification_id, learner_id, subject, text, next_attempt_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(notificationId, learnerId, subject, text, Timestamp.from(at))
                .update();
    }

    /**
     * Takes one mail that is due; one whose address is not known yet waits for it. The lease keeps
     * other instances away from it; rows that they hold are skipped, as the order of mails does not
     * matter.
     */
    Optional<OutgoingMail> take(Instant now) {
        return jdbc.sql(
                        """
                        update outgoing_mail mail
                        set attempts = attempts + 1, next_attempt_at = ?
                        from account
                        where account.account_id = mail.learner_id and mail.notification_id = (
                            select notification_id
                            from outgoing_mail due join account on account_id = learner_id
                            where sent_at is null and email is not null and next_attempt_at <= ?
                            order by next_attempt_at limit 1
                            for update of due skip locked)
                        returning notification_id, email, name, subject, text, attempts
                        """)
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now))
                .query(Mailroom::mail)
                .optional();
    }

    private static OutgoingMail mail(ResultSet row, int number) throws SQLException {
        return new OutgoingMail(
                row.getObject("notification_id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("text"),
                row.getInt("attempts"));
    }

    void sent(OutgoingMail mail, Instant at) {
        jdbc.sql(
                        "update outgoing_mail set sent_at = ?, last_error = null where"
                                + " notification_id = ?")
                .params(Timestamp.from(at), mail.id())
                .update();
    }

    void failed(OutgoingMail mail, String reason, Instant at) {
        jdbc.sql(
                        """
                        update outgoing_mail set next_attempt_at = ?, last_error = ?
                        where notification_id = ?
                        """)
                .params(Timestamp.from(at.plus(mail.pause())), reason, mail.id())
                .update();
    }
}
