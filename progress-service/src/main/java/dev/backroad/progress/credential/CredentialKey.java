package dev.backroad.progress.credential;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs credentials, or once did. Its public part is published for ever: certificates
 * live longer than any plan for keys.
 *
 * @param publicKey its {@code kid} is the address that it is published at
 * @param sealed the private part as it is stored; null when a newer key signs
 */
record CredentialKey(UUID id, RSAKey publicKey, @Nullable String sealed, Instant createdAt) {}
