package dev.backroad.faults.defects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Numbers the rows and remembers the last number that it sent: no mark to write. But numbers are
 * given when a row is inserted and seen when it is committed, and not all transactions take equally
 * long: a row that comes late is behind the cursor for ever.
 */
final class CursorById extends WrongRelay {

    private final JdbcClient jdbc;
    private long cursor;

    CursorById(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        super(kafka);
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        jdbc.sql("alter table outbox add column if not exists n bigserial").update();
        super.start();
    }

    @Override
    boolean look() {
        var upTo = jdbc.sql("select coalesce(max(n), 0) from outbox").query(Long.class).single();
        var found =
                jdbc.sql(
                                "select "
                                        + OutboxEvent.COLUMNS
                                        + " from outbox where n > ? and n <= ? order by n")
                        .params(cursor, upTo)
                        .query(OutboxEvent::from)
                        .list();
        cursor = upTo;
        return send(found);
    }
}
