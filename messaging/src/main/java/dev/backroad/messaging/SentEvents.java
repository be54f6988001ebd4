package dev.backroad.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks back at the events of this service's outbox. Only for a while: a row is deleted 24 hours
 * after it was published, and then it is as if the event had never been.
 */
public class SentEvents {

    private final JdbcClient jdbc;

    SentEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns those events of an aggregate that the outbox still has, in their order.
     *
     * @param sequences the aggregate's own event numbers; those that are not there are left out
     */
    public List<SentEvent> of(String aggregateId, Collection<Long> sequences) {
        return jdbc.sql(
                        """
                        select event_id, type, aggregate_id, sequence, topic, record_partition, record_offset, occurred_at, record_time,
                            published_at, traceparent
                        from outbox where aggregate_id = ? and sequence = any(?) order by sequence
                        """)
                .params(aggregateId, sequences.toArray(Long[]::new))
                .query(SentEvents::event)
                .list();
    }

    private static SentEvent event(ResultSet row, int number) throws SQLException {
        return new SentEvent(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getString("topic"),
                row.getObject("record_partition", Integer.class),
                row.getObject("record_offset", Long.class),
                row.getTimestamp("occurred_at").toInstant(),
                moment(row, "record_time"),
                moment(row, "published_at"),
                row.getString("traceparent"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
