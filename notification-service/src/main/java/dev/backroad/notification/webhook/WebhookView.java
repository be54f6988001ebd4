package dev.backroad.notification.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it.
 *
 * @param secret in the answer to its registration only
 * @param previousSecretUntil until when the secret before the last rotation signs, too
 * @param disabledFor {@code owner}, {@code gone} or {@code failing}; {@code null} while it is
 *     enabled
 */
record WebhookView(
        UUID id,
        String url,
        String description,
        List<EventType> eventTypes,
        boolean enabled,
        @Nullable String disabledFor,
        @Nullable Instant disabledAt,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant changedAt) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook webhook, @Nullable String secret) {
        var disabled = webhook.disabled();
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.eventTypes(),
                webhook.isEnabled(),
                disabled == null ? null : disabled.reason().word(),
                disabled == null ? null : disabled.at(),
                secret,
                webhook.secrets().previousUntil(),
                webhook.createdAt(),
                webhook.changedAt());
    }

    // Records print all their components.
    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
