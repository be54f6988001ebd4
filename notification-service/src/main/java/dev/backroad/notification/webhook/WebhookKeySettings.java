package dev.backroad.notification.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the secrets of webhooks are kept.
 *
 * @param keyEncryptionKey 32 bytes in Base64 that seal them in the database
 */
@ConfigurationProperties("backroad")
record WebhookKeySettings(@Nullable String keyEncryptionKey) {

    // Records print all their components; this one must never reach a log.
    @Override
    public String toString() {
        return "WebhookKeySettings[]";
    }
}
