package dev.backroad.messaging.deadletter;

import dev.backroad.messaging.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The desk's SQL. */
final class DeadLetterTable {

    private static final String LETTER =
            """
            select id, cast(:service as text) as service, topic, record_partition as partition, record_offset as "offset",
                   left(record_key, 200) as key, event_id, type, source, aggregate_id as subject, sequence, reason, held_back, status,
                   set_aside_at, settled_at
            from dead_letter
            """;

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
            boolean heldBack) {
        return jdbc.sql(
                                """
                                insert into dead_letter (id, topic, record_partition, record_offset, record_time, record_key,
                                    headers, payload, event_id, type, source, aggregate_id, sequence, reason, held_back)
                                values (?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(List.of(id, message.topic(), message.partition(), message.offset()))
                        .param(message.time())
                        .param(message.key())
                        .param(message.headers())
                        .param(message.payload())
                        .param(event == null ? null : event.id())
                        .param(event == null ? null : Text.storable(event.type()))
                        .param(event == null ? null : Text.storable(event.source()))
                        .param(event == null ? null : Text.storable(event.subject()))
                        .param(event == null ? null : event.sequence())
                        .params(List.of(reason, heldBack))
                        .update()
                == 1;
    }

    /** Finds the first letter before an event that still waits, and keeps it so till the commit. */
    Optional<UUID> firstBefore(String source, String subject, long sequence) {
        return jdbc.sql(
                        """
                        select id from dead_letter
                        where status = 'waiting' and source = ? and aggregate_id = ? and sequence < ?
                        order by sequence limit 1 for share
                        """)
                .params(source, subject, sequence)
                .query(UUID.class)
                .optional();
    }

    /** Finds the next letter of the aggregate, if it waits only because it was held back. */
    Optional<UUID> nextHeldBack(DeadLetter after) {
        return jdbc.sql(
                        """
                        select id from (
                            select id, held_back from dead_letter
                            where status = 'waiting' and source = :source and aggregate_id = :subject
                            order by sequence limit 1) next
                        where held_back
                        """)
                .paramSource(after)
                .query(UUID.class)
                .optional();
    }

    /** Counts what waits of the same aggregate. */
    long waitingBeside(DeadLetter letter) {
        return jdbc.sql(
                        """
                        select count(*) from dead_letter
                        where status = 'waiting' and source = :source and aggregate_id = :subject
                        """)
                .paramSource(letter)
                .query(Long.class)
                .single();
    }

    List<DeadLetter> page(@Nullable String status, UUID after, int limit) {
        return jdbc.sql(
                        LETTER
                                + " where (cast(:status as text) is null or status = :status)"
                                + " and id > :after order by id limit :limit")
                .param("service", service)
                .param("status", status)
                .param("after", after)
                .param("limit", limit)
                .query(DeadLetter.class)
                .list();
    }

    Optional<DeadLetter> find(UUID id) {
        return letter(id, "");
    }

    /** Reads a letter, and keeps others from settling it till the commit. */
    Optional<DeadLetter> lock(UUID id) {
        return letter(id, " for update");
    }

    private Optional<DeadLetter> letter(UUID id, String lock) {
        return jdbc.sql(LETTER + " where id = :id" + lock)
                .param("service", service)
                .param("id", id)
                .query(DeadLetter.class)
                .optional();
    }

    StoredRecord record(UUID id) {
        return jdbc.sql(
                        """
                        select topic, record_partition as partition, record_offset as "offset", record_time as time,
                               record_key as key, headers::text, payload
                        from dead_letter where id = ?
                        """)
                .param(id)
                .query(StoredRecord.class)
                .single();
    }

    void settle(UUID id, String status) {
        jdbc.sql("update dead_letter set status = ?, settled_at = now() where id = ?")
                .params(status, id)
                .update();
    }

    void note(UUID id, String who, String action, @Nullable String note) {
        jdbc.sql(
                        "insert into dead_letter_history (dead_letter_id, who, action, note)"
                                + " values (?, ?, ?, ?)")
                .params(id, who, action)
                .param(note)
                .update();
    }

    List<DeadLetter.Action> history(UUID id) {
        return jdbc.sql(
                        "select at, who, action, note from dead_letter_history"
                                + " where dead_letter_id = ? order by at")
                .param(id)
                .query(DeadLetter.Action.class)
                .list();
    }

    DeadLetter.Summary summary() {
        return jdbc.sql(
                        """
                        select cast(? as text) as service,
                               count(*) filter (where status = 'waiting') as waiting,
                               count(*) filter (where status = 'replayed') as replayed,
                               count(*) filter (where status = 'parked') as parked,
                               min(set_aside_at) filter (where status = 'waiting') as oldest_waiting_at
                        from dead_letter
                        """)
                .param(service)
                .query(DeadLetter.Summary.class)
                .single();
    }

    /** Forgets what was settled three months ago, and who did what about it. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forgetSettled() {
        jdbc.sql(
                        """
                        with old as (select id from dead_letter
                                     where settled_at < now() - interval '90 days'),
                        history as (delete from dead_letter_history
                                    where dead_letter_id in (select id from old))
                        delete from dead_letter where id in (select id from old)
                        """)
                .update();
    }
}
