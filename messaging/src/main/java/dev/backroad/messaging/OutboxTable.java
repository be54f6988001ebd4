package dev.backroad.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
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
        return jdbc.sql("select * from outbox_next(?::smallint, ?, ?, ?, ?)")
                .params(partition, after, exceptOf.toArray(String[]::new), BATCH, BATCH_BYTES)
                .query(OutboxTable::row)
                .list();
    }

    /** Whether a batch ends a round for certain: neither of its bounds can have cut it. */
    static boolean endsRound(List<OutboxRow> batch) {
        // A character is three bytes at most, a pair of them four.
        long bytes = 3L * batch.stream().mapToInt(row -> row.payload().length()).sum();
        return batch.size() < BATCH && bytes < BATCH_BYTES;
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

    /**
     * Marks events as sent, and notes where they are: the places are in the order of the rows.
     *
     * <p>Does not wait for the disk: a mark that is lost when the database crashes sends its event
     * again, and the receivers' inbox ignores that. Where the caller has a transaction, all of it
     * does not wait: there must be none.
     */
    void markPublished(List<OutboxRow> rows, List<RecordMetadata> places, Instant at) {
        // The client says -1 for what the broker did not tell: after a repeat it may not know the
        // offset of the first.
        jdbc.sql(
                        """
                        update outbox set published_at = ?, record_partition = place.partition,
                            record_offset = nullif(place.at, -1), record_time = timestamptz 'epoch' + nullif(place.millis, -1) * interval '1 ms'
                        from (select set_config('synchronous_commit', 'off', true)) hurry,
                            unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as bigint[]), cast(? as bigint[]))
                                as place (event_id, partition, at, millis)
                        where outbox.event_id = place.event_id
                        """)
                .param(Timestamp.from(at))
                .param(rows.stream().map(OutboxRow::eventId).toArray(UUID[]::new))
                .param(places.stream().map(RecordMetadata::partition).toArray(Integer[]::new))
                .param(places.stream().map(RecordMetadata::offset).toArray(Long[]::new))
                .param(places.stream().map(RecordMetadata::timestamp).toArray(Long[]::new))
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
}
