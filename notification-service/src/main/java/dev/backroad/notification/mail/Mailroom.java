package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * A mail that we remember.
     *
     * @param sentAt {@code null} while it waits
     */
    record Sent(String kind, @Nullable Instant sentAt) {}

    /** Longer than one attempt can take by its timeouts, so that nobody takes it twice. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** As many as one statement deletes: none may take long. */
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    Mailroom(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down that a learner is to get a mail, in the transaction of the reason for it.
     *
     * @param id of the notification, or of the mail itself if there is none
     * @param eventId of the event that led to it; {@code null} if no single one did
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(UUID id, UUID learnerId, Words words, @Nullable UUID eventId, Instant at) {
        jdbc.sql(
                        """
                        insert into outgoing_mail (notification_id, learner_id, kind, subject, text, arguments, event_id, next_attempt_at)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as uuid), ?)
                        """)
                .param(id)
                .param(learnerId)
                .param(words.kind())
                .param(words.title())
                .param(words.text())
                .param(words.json())
                .param(eventId)
                .param(Timestamp.from(at))
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
                        set attempts = attempts + 1, next_attempt_at = :lease, attempted_at = :now
                        from account
                        where account.account_id = mail.learner_id and mail.notification_id = (
                            select notification_id
                            from outgoing_mail due join account on account_id = learner_id
                            where sent_at is null and email is not null and next_attempt_at <= :now
                            order by next_attempt_at limit 1
                            for update of due skip locked)
                        returning notification_id, learner_id, email, name, kind, subject, text, arguments, attempts
                        """)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .query(Mailroom::mail)
                .optional();
    }

    private static OutgoingMail mail(ResultSet row, int number) throws SQLException {
        return new OutgoingMail(
                row.getObject("notification_id", UUID.class),
                row.getObject("learner_id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Words.stored(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("arguments")),
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

    /** Lets a mail wait that nobody has tried to send. */
    void postpone(OutgoingMail mail, Instant until) {
        jdbc.sql(
                        """
                        update outgoing_mail set next_attempt_at = ?, attempts = attempts - 1
                        where notification_id = ?
                        """)
                .params(Timestamp.from(until), mail.id())
                .update();
    }

    /** Makes what was postponed due at once; what failed waits on. */
    void wake(UUID learner, Instant now) {
        jdbc.sql(
                        """
                        update outgoing_mail set next_attempt_at = :now
                        where learner_id = :learner and sent_at is null and attempts = 0 and next_attempt_at > :now
                        """)
                .param("learner", learner)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Forgets a mail that is not wanted any more. */
    void drop(OutgoingMail mail) {
        jdbc.sql("delete from outgoing_mail where notification_id = ?").param(mail.id()).update();
    }

    /** Returns the mails to somebody that we remember, newest first. */
    List<Sent> sentTo(UUID learner) {
        return jdbc.sql(
                        """
                        select kind, sent_at from outgoing_mail
                        where learner_id = ? order by notification_id desc
                        """)
                .param(learner)
                .query((row, number) -> new Sent(row.getString("kind"), moment(row)))
                .list();
    }

    private static @Nullable Instant moment(ResultSet row) throws SQLException {
        var at = row.getTimestamp("sent_at");
        return at == null ? null : at.toInstant();
    }

    /** Forgets all mail to somebody. */
    void dropAll(UUID learner) {
        jdbc.sql("delete from outgoing_mail where learner_id = ?").param(learner).update();
    }

    /** Deletes some that are older than an id; returns whether there are more. */
    boolean deleteSomeBefore(UUID id) {
        return jdbc.sql(
                                """
                                delete from outgoing_mail where notification_id in (
                                    select notification_id from outgoing_mail where notification_id < ?
                                    order by notification_id limit ?)
                                """)
                        .params(id, BATCH)
                        .update()
                == BATCH;
    }
}
