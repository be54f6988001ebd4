package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Writes an event as CloudEvents 1.0 in binary mode: attributes as headers, the data as it is. */
final class CloudEvent {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";

    private CloudEvent() {}

    static ProducerRecord<String, byte[]> record(OutboxRow row) {
        var record =
                new ProducerRecord<>(row.topic(), row.aggregateId(), row.payload().getBytes(UTF_8));
        add(record, "ce_specversion", "1.0");
        add(record, ID, row.eventId().toString());
        add(record, TYPE, row.type());
        add(record, SOURCE, row.source());
        add(record, SUBJECT, row.aggregateId());
        add(record, TIME, row.occurredAt().toString());
        add(record, SEQUENCE, Long.toString(row.sequence()));
        add(record, "content-type", "application/json");
        if (row.traceparent() != null) {
            add(record, "traceparent", row.traceparent());
        }
        return record;
    }

    /** Returns what a record says is its event's id, if it looks like one. */
    static Optional<String> id(ConsumerRecord<?, ?> message) {
        return Optional.ofNullable(message.headers().lastHeader(ID))
                .map(Header::value)
                .map(id -> new String(id, UTF_8))
                .filter(id -> id.matches("[0-9a-fA-F-]{36}"));
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
