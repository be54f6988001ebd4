package dev.backroad.notification.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications in PostgreSQL. Ids are UUIDv7, so that the order of ids is the order of time. */
@Repository
class NotificationRepository {

    private final JdbcClient jdbc;

    NotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Notification notification) {
        jdbc.sql(
                        """
                        insert into notification (id, learner_id, kind, title, text, topic, roadmap, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        notification.id(),
                        notification.learnerId(),
                        notification.kind(),
                        notification.title(),
                        notification.text(),
                        notification.topic(),
                        notification.roadmap(),
                        Timestamp.from(notification.createdAt()))
                .update();
    }

    /** Reads a learner's newest notifications that are older than the given one. */
    List<Notification> olderThan(UUID id, UUID learnerId, int limit) {
        return jdbc.sql(
                        """
                        select id, learner_id, kind, title, text, topic, roadmap, created_at, read_at
                        from notification where learner_id = ? and id < ? order by id desc limit ?
                        """)
                .params(learnerId, id, limit)
                .query(NotificationRepository::notification)
                .list();
    }

    /** Reads the oldest of a learner's notifications that have a higher number. */
    List<NumberedNotification> newerThan(long number, UUID learnerId, int limit) {
        return jdbc.sql(
                        """
                        select id, learner_id, kind, title, text, topic, roadmap, created_at, read_at, number
                        from notification where learner_id = ? and number > ? order by number limit ?
                        """)
                .params(learnerId, number, limit)
                .query((row, rowNumber) ->
                        new NumberedNotification(
                                row.getLong("number"), notification(row, rowNumber)))
                .list();
    }

    /** Deletes what somebody was told, and the mail that waits for them. */
    void deleteAll(UUID learnerId) {
        jdbc.sql("delete from notification where learner_id = ?").param(learnerId).update();
        jdbc.sql("delete from inbox_counter where learner_id = ?").param(learnerId).update();
    }

    private static Notification notification(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getObject("learner_id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                row.getString("text"),
                row.getString("topic"),
                row.getString("roadmap"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("read_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }
}
