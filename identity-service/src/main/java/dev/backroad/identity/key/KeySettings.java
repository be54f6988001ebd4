package dev.backroad.identity.key;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys are kept and how long each signs.
 *
 * @param keyEncryptionKey 32 bytes in Base64 that seal the private parts in the database
 * @param keyRotation how long a key signs before the next one takes over
 * @param keyNotice how long a key is published before it signs; at least as long as services keep
 *     what they fetched
 */
@ConfigurationProperties("backroad")
record KeySettings(
        @Nullable String keyEncryptionKey,
        @DefaultValue("30d") Duration keyRotation,
        @DefaultValue("10m") Duration keyNotice) {

    // Records print all their components; this one must never reach a log.
    @Override
    public String toString() {
        return "KeySettings[keyRotation=" + keyRotation + ", keyNotice=" + keyNotice + "]";
    }
}
