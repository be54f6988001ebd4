package dev.backroad.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it waits in the outbox. */
record OutboxRow(
        UUID eventId,
        String topic,
        String type,
        String source,
        String aggregateId,
        long sequence,
        Instant occurredAt,
        String payload,
        @Nullable String traceparent) {}
