package dev.backroad.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * An event on the wire, as another service would send it. Written by hand and not by {@code
 * messaging}, so that a change of the wire form is noticed.
 */
public final class WireEvent {

    private WireEvent() {}

    /** Returns a record to send to a topic. */
    public static ProducerRecord<String, byte[]> sent(
            String topic, String type, UUID eventId, UUID subject, long sequence, String body) {
        var message = new ProducerRecord<>(topic, subject.toString(), body.getBytes(UTF_8));
        attributes(message.headers(), type, eventId, subject, sequence);
        return message;
    }

    /** Returns a record as a listener gets it. */
    public static ConsumerRecord<String, byte[]> received(String type, String body) {
        var subject = UUID.randomUUID();
        var message = new ConsumerRecord<>("any", 0, 0, subject.toString(), body.getBytes(UTF_8));
        attributes(message.headers(), type, UUID.randomUUID(), subject, 1);
        return message;
    }

    private static void attributes(
            Headers headers, String type, UUID eventId, UUID subject, long sequence) {
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", eventId.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", "/somebody");
        add(headers, "ce_subject", subject.toString());
        add(headers, "ce_sequence", Long.toString(sequence));
        add(headers, "ce_time", "2026-11-20T09:31:00Z");
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
