package dev.backroad.faults.defects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox, as the wrong relays read and send it. */
record OutboxEvent(
        UUID id,
        String topic,
        String type,
        String source,
        String aggregate,
        long sequence,
        String time,
        String payload) {

    static final String COLUMNS =
            "event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload";

    static OutboxEvent from(ResultSet row, int number) throws SQLException {
        return new OutboxEvent(
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("type"),
                row.getString("source"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getTimestamp("occurred_at").toInstant().toString(),
                row.getString("payload"));
    }

    ProducerRecord<String, byte[]> message() {
        var message = new ProducerRecord<>(topic, aggregate, payload.getBytes(UTF_8));
        add(message, "ce_specversion", "1.0");
        add(message, "ce_id", id.toString());
        add(message, "ce_type", type);
        add(message, "ce_source", source);
        add(message, "ce_subject", aggregate);
        add(message, "ce_time", time);
        add(message, "ce_sequence", Long.toString(sequence));
        return message;
    }

    private static void add(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }
}
