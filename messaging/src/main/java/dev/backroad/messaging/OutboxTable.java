package dev.backroad.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's SQL. */
final class OutboxTable {

    /** Rows and bytes of one batch: what fits into a small heap, and into one transaction. */
    private static final int BATCH = 500;

    private static final int BATCH_BYTES = 4_000_000;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the next events of a partition: those aggregates first whose event has waited longest,
     * and each aggregate's events in sequence, without a gap.
     *
     * <p>There is no cursor on purpose. Transactions do not commit in the order of their ids or
     * times: what is unpublished is asked anew each time, so a late commit is found like any other.
     *
     * @param exceptOf aggregates to leave out this time
     */
    List<OutboxRow> unpublished(int partition, Collection<String> exceptOf) {
        return jdbc.sql(
                        """
                        with next as (
                            select event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent,
                                   octet_length(payload) as size,
                                   sum(octet_length(payload)) over (order by aggregate_id, sequence) as total
                            from outbox
                            where published_at is null and aggregate_id in (
                                select aggregate_id from outbox
                                where partition = ? and published_at is null and aggregate_id <> all (?)
                                order by event_id limit ?)
                            order by aggregate_id, sequence limit ?)
                        select * from next where total - size < ? order by aggregate_id, sequence
                        """)
                .params(partition, exceptOf.toArray(String[]::new), BATCH, BATCH, BATCH_BYTES)
                .query(OutboxTable::row)
                .list();
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("type"),
                row.getString("source"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("payload"),
                row.getString("traceparent"));
    }

    void markPublished(List<OutboxRow> rows, Instant at) {
        jdbc.sql("update outbox set published_at = ? where event_id = any(?)")
                .params(
                        Timestamp.from(at),
                        rows.stream().map(OutboxRow::eventId).toArray(UUID[]::new))
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
