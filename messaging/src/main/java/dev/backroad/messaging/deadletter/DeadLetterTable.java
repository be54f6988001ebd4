package dev.backroad.messaging.deadletter;

import dev.backroad.messaging.ReceivedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The desk's SQL. */
final class DeadLetterTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final String service;

    DeadLetterTable(JdbcClient jdbc, String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    /** Enters a record; one that is entered already stays as it is. Returns whether it is new. */
    boolean add(
            UUID id,
            StoredRecord message,
            @Nullable ReceivedEvent event,
            String reason,
            boolean heldBack,
            Instant at) {
        return jdbc.sql(
                                """
                                insert into dead_letter (id, topic, record_partition, record_offset, record_time, record_key, headers,
                                    payload, event_id, type, source, aggregate_id, sequence, reason, held_back, status, set_aside_at)
                                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?) on conflict do nothing
                                """)
                        .params(List.of(id, message.topic(), message.partition(), message.offset()))
                        .param(Timestamp.from(message.time()))
                        .param(message.key())
                        .param(JSON.writeValueAsString(message.headers()))
                        .param(message.payload())
                        .param(event == null ? null : event.id())
                        .param(event == null ? null : Text.storable(event.type()))
                        .param(event == null ? null : Text.storable(event.source()))
                        .param(event == null ? null : Text.storable(event.subject()))
                        .param(event == null ? null : event.sequence())
                        .params(List.of(reason, heldBack, Timestamp.from(at)))
                        .update()
                == 1;
    }

    /** Finds the first letter before this one that still waits, and keeps it so till the commit. */
    Optional<UUID> earlierOneThatWaits(String source, String aggregateId, long sequence) {
        return jdbc.sql(
                        """
                        select id from dead_letter
                        where status = 'waiting' and source = ? and aggregate_id = ? and sequence < ?
                        order by sequence limit 1 for share
                        """)
                .params(source, aggregateId, sequence)
                .query(UUID.class)
                .optional();
    }

    /** Finds the next letter of the aggregate, if it waits only because it was held back. */
    Optional<UUID> nextHeldBack(String source, String aggregateId) {
        return jdbc.sql(
                        """
                        select id from (
                            select id, held_back from dead_letter
                            where status = 'waiting' and source = ? and aggregate_id = ? order by sequence limit 1) next
                        where held_back
                        """)
                .params(source, aggregateId)
                .query(UUID.class)
                .optional();
    }

    /** Counts what still waits of a letter's aggregate. */
    long waitingBeside(UUID id) {
        return jdbc.sql(
                        """
                        select count(*) from dead_letter waits
                        join dead_letter letter using (source, aggregate_id)
                        where waits.status = 'waiting' and letter.id = ?
                        """)
                .param(id)
                .query(Long.class)
                .single();
    }

    List<DeadLetter> page(@Nullable String status, UUID after, int limit) {
        return jdbc.sql(
                        """
                        select * from dead_letter
                        where (cast(? as text) is null or status = ?) and id > ? order by id limit ?
                        """)
                .param(status)
                .param(status)
                .params(List.of(after, limit))
                .query(this::letter)
                .list();
    }

    Optional<DeadLetter> find(UUID id) {
        return jdbc.sql("select * from dead_letter where id = ?")
                .param(id)
                .query(this::letter)
                .optional();
    }

    /** Reads a letter, and keeps others from settling it till the commit. */
    Optional<DeadLetter> lock(UUID id) {
        return jdbc.sql("select * from dead_letter where id = ? for update")
                .param(id)
                .query(this::letter)
                .optional();
    }

    private DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                service,
                row.getString("topic"),
                row.getInt("record_partition"),
                row.getLong("record_offset"),
                row.getString("record_key"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("aggregate_id"),
                row.getObject("sequence", Long.class),
                row.getString("reason"),
                row.getBoolean("held_back"),
                row.getString("status"),
                row.getTimestamp("set_aside_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("settled_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    StoredRecord record(UUID id) {
        return jdbc.sql("select * from dead_letter where id = ?")
                .param(id)
                .query((row, number) ->
                        new StoredRecord(
                                row.getString("topic"),
                                row.getInt("record_partition"),
                                row.getLong("record_offset"),
                                row.getTimestamp("record_time").toInstant(),
                                row.getString("record_key"),
                                List.of(
                                        JSON.readValue(
                                                row.getString("headers"),
                                                StoredRecord.Header[].class)),
                                row.getBytes("payload")))
                .single();
    }

    void settle(UUID id, String status, Instant at) {
        jdbc.sql("update dead_letter set status = ?, settled_at = ? where id = ?")
                .params(status, Timestamp.from(at), id)
                .update();
    }

    void note(UUID id, HistoryEntry entry) {
        jdbc.sql("insert into dead_letter_history values (?, ?, ?, ?, ?)")
                .params(List.of(id, Timestamp.from(entry.at()), entry.who(), entry.action()))
                .param(entry.note())
                .update();
    }

    List<HistoryEntry> history(UUID id) {
        return jdbc.sql(
                        "select at, who, action, note from dead_letter_history"
                                + " where dead_letter_id = ? order by at")
                .param(id)
                .query(HistoryEntry.class)
                .list();
    }

    Summary summary() {
        return jdbc.sql(
                        """
                        select count(*) filter (where status = 'waiting') as waiting,
                               count(*) filter (where status = 'replayed') as replayed,
                               count(*) filter (where status = 'parked') as parked,
                               min(set_aside_at) filter (where status = 'waiting') as oldest
                        from dead_letter
                        """)
                .query((row, number) ->
                        new Summary(
                                service,
                                row.getLong("waiting"),
                                row.getLong("replayed"),
                                row.getLong("parked"),
                                Optional.ofNullable(row.getTimestamp("oldest"))
                                        .map(Timestamp::toInstant)
                                        .orElse(null)))
                .single();
    }

    /** Counts a service's letters by status. */
    record Summary(
            String service,
            long waiting,
            long replayed,
            long parked,
            @Nullable Instant oldestWaitingAt) {}
}
