package dev.backroad.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
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

    /** In bytes; what is longer is no name of anything. */
    private static final int LONGEST_HEADER = 1_000;

    /**
     * Reads the CloudEvents headers of a record.
     *
     * @throws UnreadableEventException if one is missing or makes no sense, or there is no body
     */
    public static ReceivedEvent from(ConsumerRecord<String, byte[]> message) {
        return new ReceivedEvent(
                header(message, CloudEvent.ID, UUID::fromString),
                header(message, CloudEvent.TYPE, Function.identity()),
                header(message, CloudEvent.SOURCE, Function.identity()),
                header(message, CloudEvent.SUBJECT, Function.identity()),
                header(message, CloudEvent.SEQUENCE, ReceivedEvent::positive),
                header(message, CloudEvent.TIME, Instant::parse),
                body(message));
    }

    private static <T> T header(
            ConsumerRecord<String, byte[]> message, String name, Function<String, T> read) {
        var header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("the header " + name + " is missing");
        }
        if (header.value().length > LONGEST_HEADER) {
            throw new UnreadableEventException("the header " + name + " is too long");
        }
        try {
            return read.apply(new String(header.value(), UTF_8));
        } catch (DateTimeException | IllegalArgumentException senseless) {
            throw new UnreadableEventException("the header " + name + " makes no sense");
        }
    }

    private static long positive(String number) {
        var sequence = Long.parseLong(number);
        if (sequence <= 0) {
            throw new IllegalArgumentException("not positive");
        }
        return sequence;
    }

    private static byte[] body(ConsumerRecord<String, byte[]> message) {
        var body = message.value();
        if (body == null) {
            throw new UnreadableEventException("the record has no body");
        }
        return body;
    }
}
