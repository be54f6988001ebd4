package dev.backroad.notification.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this instance is to try now.
 *
 * @param attempt counts from 1
 * @param lastAttemptAt until when it is tried
 */
record DueDelivery(
        UUID id,
        UUID webhookId,
        UUID messageId,
        String eventType,
        String payload,
        int attempt,
        Instant createdAt,
        Instant lastAttemptAt,
        String url,
        SealedPair secrets) {

    /** What a test call is called; no event is. */
    static final String PING = "ping";

    boolean isPing() {
        return eventType.equals(PING);
    }
}
