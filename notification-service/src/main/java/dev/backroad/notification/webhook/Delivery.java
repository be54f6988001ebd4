package dev.backroad.notification.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a webhook's log; also the API's view of it.
 *
 * @param messageId what the call has as {@code webhook-id}
 * @param attempts how often it was tried
 * @param nextAttemptAt {@code null} when it is not tried any more
 * @param responseStatus of the latest attempt; {@code null} without an answer
 * @param responseMillis how long that took, with or without an answer
 * @param responseExcerpt how the answer began
 * @param error why the latest attempt did not count
 * @param redeliveryOf the delivery that somebody wanted again
 */
record Delivery(
        UUID id,
        UUID messageId,
        String eventType,
        Status status,
        int attempts,
        Instant createdAt,
        @Nullable Instant attemptedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer responseStatus,
        @Nullable Integer responseMillis,
        @Nullable String responseExcerpt,
        @Nullable String error,
        @Nullable UUID redeliveryOf) {

    /** What became of it. */
    enum Status {
        /** It is tried, or tried again. */
        WAITING,
        /** It was answered with success. */
        DELIVERED,
        /** It is not tried any more. */
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
