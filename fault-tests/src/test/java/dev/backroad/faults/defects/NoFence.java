package dev.backroad.faults.defects;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Leases the outbox for a time and has nobody who would refuse a latecomer: paused between looking
 * and sending, it sends when it wakes up what another has sent meanwhile.
 */
final class NoFence extends WrongRelay {

    /** What a pause has to hit; a real one would need more luck. */
    private static final long BETWEEN_LOOKING_AND_SENDING_MS = 500;

    private final UUID instance = UUID.randomUUID();
    private final JdbcClient jdbc;

    NoFence(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        super(kafka);
        this.jdbc = jdbc;
    }

    @Override
    boolean look() throws InterruptedException {
        if (!leased()) {
            return false;
        }
        var unpublished =
                jdbc.sql(
                                "select "
                                        + OutboxEvent.COLUMNS
                                        + " from outbox where published_at is null"
                                        + " order by aggregate_id, sequence")
                        .query(OutboxEvent::from)
                        .list();
        Thread.sleep(BETWEEN_LOOKING_AND_SENDING_MS);
        boolean some = send(unpublished);
        jdbc.sql("update outbox set published_at = clock_timestamp() where event_id = any(?)")
                .param(unpublished.stream().map(OutboxEvent::id).toArray(UUID[]::new))
                .update();
        return some;
    }

    private boolean leased() {
        return jdbc.sql(
                                """
                                update outbox_lease
                                set holder = ?, expires_at = clock_timestamp() + interval '2 s'
                                where partition = 0 and (holder = ? or expires_at < clock_timestamp())
                                """)
                        .params(instance, instance)
                        .update()
                == 1;
    }
}
