package dev.backroad.identity.signon;

import dev.backroad.defaults.IdGenerator;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has yet to hear of an ended session. Written with its end, so that no crash loses it. */
@Repository
class LogoutNotices {

    /** Longer than a delivery can take: until then nobody else tries the same one. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 20;

    /** A client was signed in to in a session that is no more. */
    record Ended(String clientId, String sid, String subject) {}

    /** An {@link Ended} on its way, and how often it was tried, this time included. */
    record Notice(UUID id, String clientId, String sid, String subject, int attempts) {}

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final InstantSource time;

    LogoutNotices(JdbcClient jdbc, IdGenerator ids, InstantSource time) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.time = time;
    }

    void add(Ended ended) {
        jdbc.sql(
                        """
                        INSERT INTO logout_notice (id, client_id, sid, subject, due_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        ids.next(),
                        ended.clientId(),
                        ended.sid(),
                        ended.subject(),
                        Timestamp.from(time.instant()))
                .update();
    }

    /** Takes what is due; each goes to one instance, and comes again unless it is done. */
    List<Notice> takeDue() {
        var now = time.instant();
        return jdbc.sql(
                        """
                        UPDATE logout_notice SET attempts = attempts + 1, due_at = ?
                        WHERE id IN (SELECT id FROM logout_notice WHERE due_at <= ?
                                     ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING id, client_id, sid, subject, attempts
                        """)
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now), AT_ONCE)
                .query(Notice.class)
                .list();
    }

    void later(Notice notice, Duration wait) {
        jdbc.sql("UPDATE logout_notice SET due_at = ? WHERE id = ?")
                .params(Timestamp.from(time.instant().plus(wait)), notice.id())
                .update();
    }

    void done(Notice notice) {
        jdbc.sql("DELETE FROM logout_notice WHERE id = ?").param(notice.id()).update();
    }
}
