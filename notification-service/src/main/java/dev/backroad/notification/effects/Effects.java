package dev.backroad.notification.effects;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event for one learner. Each moment was noted when it was there.
 *
 * @param heardAt when the event was received for the first time; {@code null} when only the
 *     webhooks have heard it yet, or when that is longer ago than inboxes remember (14 days)
 * @param notification {@code null} if there is none: the learner wants none of this kind in the
 *     page, or it was deleted after its time
 * @param mail {@code null} if there is none, as above
 * @param webhookCalls the first call of each of the learner's webhooks that hear of it
 */
record Effects(
        UUID eventId,
        @Nullable Instant heardAt,
        @Nullable Told notification,
        @Nullable Mail mail,
        List<Call> webhookCalls) {

    /**
     * The notification in the inbox.
     *
     * @param kind for example {@code topic-completed}
     * @param number its place among all of the learner; the id of the event on their stream
     */
    record Told(UUID id, String kind, long number, Instant createdAt, @Nullable Instant readAt) {}

    /**
     * The mail.
     *
     * @param attempts how often it was given to the mail server, the current time included
     * @param attemptedAt when the latest attempt began; {@code null} before the first
     * @param sentAt when the mail server had taken it; {@code null} until then
     */
    record Mail(int attempts, @Nullable Instant attemptedAt, @Nullable Instant sentAt) {}

    /**
     * The call of a webhook.
     *
     * @param status {@code waiting}, {@code delivered} or {@code failed}
     * @param createdAt when the event was heard for webhooks
     * @param attemptedAt when the latest attempt began; {@code null} before the first
     * @param responseMillis how long that took, with or without an answer; {@code null} until then
     */
    record Call(
            String status,
            int attempts,
            Instant createdAt,
            @Nullable Instant attemptedAt,
            @Nullable Integer responseMillis) {}

    /** Whether nothing of this belongs to the learner. */
    boolean areNone() {
        return notification == null && mail == null && webhookCalls.isEmpty();
    }
}
