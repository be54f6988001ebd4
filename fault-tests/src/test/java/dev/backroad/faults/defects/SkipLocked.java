package dev.backroad.faults.defects;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Claims rows with {@code SKIP LOCKED}, as is right for a queue of jobs: no relay waits for
 * another. But it also skips the first event of an aggregate and takes the second.
 */
final class SkipLocked extends WrongRelay {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SkipLocked(
            JdbcClient jdbc,
            KafkaOperations<String, byte[]> kafka,
            TransactionOperations transactions) {
        super(kafka);
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    boolean look() {
        return Boolean.TRUE.equals(transactions.execute(status -> sendAndMark(claim())));
    }

    private List<OutboxEvent> claim() {
        return jdbc.sql(
                        "select "
                                + OutboxEvent.COLUMNS
                                + " from outbox where published_at is null"
                                + " order by occurred_at limit 5 for update skip locked")
                .query(OutboxEvent::from)
                .list();
    }

    private boolean sendAndMark(List<OutboxEvent> claimed) {
        boolean some = send(claimed);
        jdbc.sql("update outbox set published_at = clock_timestamp() where event_id = any(?)")
                .param(claimed.stream().map(OutboxEvent::id).toArray(UUID[]::new))
                .update();
        return some;
    }
}
