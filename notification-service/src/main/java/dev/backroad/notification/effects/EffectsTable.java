package dev.backroad.notification.effects;

import dev.backroad.notification.effects.Effects.Call;
import dev.backroad.notification.effects.Effects.Mail;
import dev.backroad.notification.effects.Effects.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what the features wrote by themselves. Only here do their tables meet, and only to be read.
 */
@Repository
class EffectsTable {

    private final JdbcClient jdbc;

    EffectsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Told> notification(UUID event, UUID learner) {
        return jdbc.sql(
                        """
                        select id, kind, number, created_at, read_at from notification
                        where event_id = ? and learner_id = ? order by id limit 1
                        """)
                .params(event, learner)
                .query((row, number) ->
                        new Told(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getLong("number"),
                                row.getTimestamp("created_at").toInstant(),
                                moment(row, "read_at")))
                .optional();
    }

    Optional<Mail> mail(UUID event, UUID learner) {
        return jdbc.sql(
                        """
                        select attempts, attempted_at, sent_at from outgoing_mail
                        where event_id = ? and learner_id = ? order by notification_id limit 1
                        """)
                .params(event, learner)
                .query(EffectsTable::row)
                .optional();
    }

    /** A mail that had to wait for the end of quiet hours was taken and put back: no attempt. */
    private static Mail row(ResultSet row, int number) throws SQLException {
        var attempts = row.getInt("attempts");
        return new Mail(
                attempts,
                attempts == 0 ? null : moment(row, "attempted_at"),
                moment(row, "sent_at"));
    }

    List<Call> calls(UUID event, UUID learner) {
        return jdbc.sql(
                        """
                        select status, attempts, d.created_at, attempted_at, response_millis
                        from webhook w join webhook_delivery d on d.webhook_id = w.id
                        where w.owner = ? and d.message_id = ? and redelivery_of is null order by d.id
                        """)
                .params(learner.toString(), event)
                .query((row, number) ->
                        new Call(
                                row.getString("status"),
                                row.getInt("attempts"),
                                row.getTimestamp("created_at").toInstant(),
                                moment(row, "attempted_at"),
                                row.getObject("response_millis", Integer.class)))
                .list();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
