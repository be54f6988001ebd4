package dev.backroad.progress.credential;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys of credentials are kept.
 *
 * @param keyEncryptionKey 32 bytes in Base64 that seal the private part in the database
 * @param credentialKeyRotation how long a key signs; what it signed stays valid
 */
@ConfigurationProperties("backroad")
record CredentialSettings(
        @Nullable String keyEncryptionKey, @DefaultValue("365d") Duration credentialKeyRotation) {

    // Records print all their components; this one must never reach a log.
    @Override
    public String toString() {
        return "CredentialSettings[credentialKeyRotation=" + credentialKeyRotation + "]";
    }
}
