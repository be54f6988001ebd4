package dev.backroad.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers which events had their effect. Kafka delivers at least once; asked in the effect's own
 * transaction, the inbox makes that exactly once.
 */
public class Inbox {

    private final JdbcClient jdbc;
    private final InstantSource time;

    Inbox(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Says whether the event is new, and remembers it if the transaction commits.
     *
     * @return {@code false} for a repeat, and for an event that is older than one of the same
     *     aggregate that was applied already
     * @throws HeldBackException if an earlier event of the same aggregate waits at the dead-letter
     *     desk: this one would overtake it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean firstTime(ReceivedEvent event) {
        // One question, for an event costs as much as the statements that it takes.
        return jdbc.sql(
                        """
                        with remembered as (
                            insert into inbox (event_id, received_at) values (:id, :now) on conflict do nothing returning event_id),
                        waiting as (
                            select min(sequence) as earlier from dead_letter
                            where status = 'waiting' and source = :source and aggregate_id = :subject and sequence < :sequence),
                        advanced as (
                            insert into inbox_position (source, aggregate_id, sequence)
                            select :source, :subject, :sequence from remembered, waiting where earlier is null
                            on conflict (source, aggregate_id) do update set sequence = excluded.sequence
                            where inbox_position.sequence < excluded.sequence returning sequence)
                        select exists (select from remembered) as is_new, earlier, exists (select from advanced) as is_latest from waiting
                        """)
                .param("id", event.id())
                .param("now", Timestamp.from(time.instant()))
                .param("source", event.source())
                .param("subject", event.subject())
                .param("sequence", event.sequence())
                .query(Inbox::answer)
                .single();
    }

    private static boolean answer(ResultSet row, int number) throws SQLException {
        long earlier = row.getLong("earlier");
        if (row.getBoolean("is_new") && earlier > 0) {
            throw new HeldBackException(earlier);
        }
        return row.getBoolean("is_latest");
    }

    /** Forgets at most 1,000 events that were received before the moment; returns how many. */
    int forgetBefore(Instant moment) {
        return jdbc.sql(
                        """
                        delete from inbox where event_id in
                            (select event_id from inbox where received_at < ? limit 1000)
                        """)
                .param(Timestamp.from(moment))
                .update();
    }
}
