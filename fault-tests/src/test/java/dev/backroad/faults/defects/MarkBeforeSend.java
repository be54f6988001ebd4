package dev.backroad.faults.defects;

import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Marks first and sends afterwards: nothing is ever sent twice, and whatever a crash finds in
 * between is never sent at all.
 */
final class MarkBeforeSend extends WrongRelay {

    private final JdbcClient jdbc;

    MarkBeforeSend(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        super(kafka);
        this.jdbc = jdbc;
    }

    @Override
    boolean look() {
        var marked =
                jdbc.sql(
                                "update outbox set published_at = clock_timestamp()"
                                        + " where published_at is null returning "
                                        + OutboxEvent.COLUMNS)
                        .query(OutboxEvent::from)
                        .list();
        return send(
                marked.stream().sorted(Comparator.comparingLong(OutboxEvent::sequence)).toList());
    }
}
