package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as it arrived.
 *
 * @param id the event's own id, the same on every repeat
 * @param type name and version, for example {@code dev.backroad.progress.topic-completed.v1}
 * @param source who tells it, for example {@code /progress-service}
 * @param subject the aggregate that it tells of
 * @param sequence the aggregate's own event number
 * @param data the body, JSON in UTF-8
 */
@SuppressWarnings(
        "ArrayRecordComponent") // never compared: two events are the same if their ids are
public record ReceivedEvent(
        UUID id,
        String type,
        String source,
        String subject,
        long sequence,
        Instant time,
        byte[] data) {

    /**
     * Reads the CloudEvents headers of a record.
     *
     * @throws UnreadableEventException if one is missing or makes no sense, or there is no body
     */
    public static ReceivedEvent from(ConsumerRecord<String, byte[]> message) {
        try {
            return new ReceivedEvent(
                    UUID.fromString(header(message, CloudEvent.ID)),
                    header(message, CloudEvent.TYPE),
                    header(message, CloudEvent.SOURCE),
                    header(message, CloudEvent.SUBJECT),
                    Long.parseLong(header(message, CloudEvent.SEQUENCE)),
                    Instant.parse(header(message, CloudEvent.TIME)),
                    body(message));
        } catch (java.time.DateTimeException | IllegalArgumentException malformed) {
            throw new UnreadableEventException(
                    "a CloudEvents header is malformed: " + malformed.getMessage());
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("the header " + name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }

    private static byte[] body(ConsumerRecord<String, byte[]> message) {
        var body = message.value();
        if (body == null) {
            throw new UnreadableEventException("the record has no body");
        }
        return body;
    }
}
