package dev.backroad.messaging;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's SQL. */
final class OutboxTable {

    /** Names the lock in the database; any number will do as long as nobody else uses it. */
    private static final long RELAY_LOCK = 7_305_008_001L;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the right to send until the transaction ends; {@code false} if another instance has it.
     */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(RELAY_LOCK)
                .query(Boolean.class)
                .single();
    }

    /**
     * Reads the oldest unpublished event of each aggregate. Never two of one aggregate: its second
     * is read only once its first is marked, so that a failure cannot swap them.
     */
    List<OutboxRow> nextOfEachAggregate(int limit) {
        return jdbc.sql(
                        """
                        select distinct on (aggregate_id)
                               event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent
                        from outbox where published_at is null
                        order by aggregate_id, sequence
                        limit ?
                        """)
                .param(limit)
                .query((row, number) ->
                        new OutboxRow(
                                row.getObject("event_id", UUID.class),
                                row.getString("topic"),
                                row.getString("type"),
                                row.getString("source"),
                                row.getString("aggregate_id"),
                                row.getLong("sequence"),
                                row.getTimestamp("occurred_at").toInstant(),
                                row.getString("payload"),
                                row.getString("traceparent")))
                .list();
    }

    void markPublished(List<UUID> eventIds, Instant at) {
        jdbc.sql("update outbox set published_at = ? where event_id = any(?)")
                .params(Timestamp.from(at), eventIds.toArray(UUID[]::new))
                .update();
    }

    /** Deletes at most 1,000 rows that were published before the moment; returns how many. */
    int deletePublishedBefore(Instant moment) {
        return jdbc.sql(
                        """
                        delete from outbox where event_id in
                            (select event_id from outbox where published_at < ? limit 1000)
                        """)
                .param(Timestamp.from(moment))
                .update();
    }

    long unpublished() {
        return jdbc.sql("select count(*) from outbox where published_at is null")
                .query(Long.class)
                .single();
    }

    Duration ageOfOldest(Instant now) {
        return jdbc.sql("select min(occurred_at) from outbox where published_at is null")
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(oldest.toInstant(), now))
                .orElse(Duration.ZERO);
    }
}
