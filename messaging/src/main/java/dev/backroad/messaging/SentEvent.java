package dev.backroad.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the outbox, and how far it has come. Each moment is one that was noted when it was
 * there, by the clock of the instance that noted it; nothing is computed afterwards.
 *
 * @param subject the aggregate that it tells of
 * @param sequence the aggregate's own event number
 * @param topic of Kafka
 * @param partition of the topic; {@code null} until it was sent, and for what was sent before this
 *     was noted
 * @param offset within the partition; {@code null} as the partition is, and when a repeated send
 *     left it unknown
 * @param recordedAt when the row was written, in the transaction of the change; that was committed
 *     a little later, which nobody notes
 * @param sentAt when the relay gave it to Kafka's client, in milliseconds; {@code null} as the
 *     partition is
 * @param publishedAt when the relay noted that the broker has it for good; {@code null} until then
 * @param traceparent the W3C header of the span in which it was told; {@code null} if there was
 *     none
 */
public record SentEvent(
        UUID id,
        String type,
        String subject,
        long sequence,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        Instant recordedAt,
        @Nullable Instant sentAt,
        @Nullable Instant publishedAt,
        @Nullable String traceparent) {}
