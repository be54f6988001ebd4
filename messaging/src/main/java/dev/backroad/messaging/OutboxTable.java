package dev.backroad.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The relay's SQL. */
final class OutboxTable {

    /** Rows and bytes of one batch: what fits into a small heap, and into one transaction. */
    private static final int BATCH = 500;

    private static final int BATCH_BYTES = 4_000_000;

    /**
     * The size of a backlog changes faster than the planner's statistics, and for a few rows it may
     * take a plan that is a disaster for many. There is one good way: along the index.
     */
    private static final String ALONG_THE_INDEX =
            "set local enable_seqscan = off; set local enable_bitmapscan = off; set local"
                    + " enable_sort = off";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    OutboxTable(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Reads the next unpublished events of a partition, aggregate by aggregate, each in sequence.
     *
     * <p>The partition is swept in rounds, so that no busy aggregate starves the others. This is no
     * "last id seen": transactions do not commit in the order of their ids, and whatever a round
     * did not see, the next one does.
     *
     * @param after the last aggregate of this round so far; empty at its beginning
     * @param exceptOf aggregates to leave out this time
     */
    List<OutboxRow> unpublished(int partition, String after, Collection<String> exceptOf) {
        return Objects.requireNonNull(
                transactions.execute(status -> {
                    jdbc.sql(ALONG_THE_INDEX).update();
                    return jdbc.sql(
                                    """
                                    select * from (
                                        select *, sum(octet_length(payload)) over (order by aggregate_id, sequence) as total
                                        from (
                                            select event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent
                                            from outbox
                                            where partition = ? and published_at is null and aggregate_id > ? and aggregate_id <> all (?)
                                            order by aggregate_id, sequence limit ?) next) batch
                                    where total - octet_length(payload) < ? order by aggregate_id, sequence
                                    """)
                            .params(
                                    partition,
                                    after,
                                    exceptOf.toArray(String[]::new),
                                    BATCH,
                                    BATCH_BYTES)
                            .query(OutboxTable::row)
                            .list();
                }));
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
