package dev.backroad.messaging;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks back at the events that had their effect here. Only for a while: an inbox row is deleted
 * after 14 days. Events that the handlers ignore, or that are received without the inbox, leave
 * none.
 */
public class HeardEvents {

    private final JdbcClient jdbc;

    HeardEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns when the event was received for the first time; empty if it was not, or long ago. */
    public Optional<Instant> heardAt(UUID eventId) {
        return jdbc.sql("select received_at from inbox where event_id = ?")
                .param(eventId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
