package dev.backroad.messaging;

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
        return remember(event) && isInTurn(event) && advance(event);
    }

    private boolean remember(ReceivedEvent event) {
        return jdbc.sql(
                                "insert into inbox (event_id, received_at) values (?, ?) on"
                                        + " conflict do nothing")
                        .params(event.id(), Timestamp.from(time.instant()))
                        .update()
                == 1;
    }

    private boolean isInTurn(ReceivedEvent event) {
        jdbc.sql(
                        """
                        select sequence from dead_letter
                        where status = 'waiting' and source = ? and aggregate_id = ? and sequence < ? limit 1
                        """)
                .params(event.source(), event.subject(), event.sequence())
                .query(Long.class)
                .optional()
                .ifPresent(earlier -> {
                    throw new HeldBackException(earlier);
                });
        return true;
    }

    private boolean advance(ReceivedEvent event) {
        return jdbc.sql(
                                """
                                insert into inbox_position (source, aggregate_id, sequence) values (?, ?, ?)
                                on conflict (source, aggregate_id) do update set sequence = excluded.sequence
                                where inbox_position.sequence < excluded.sequence
                                """)
                        .params(event.source(), event.subject(), event.sequence())
                        .update()
                == 1;
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
