package dev.backroad.identity.key;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens, from its announcement to its end.
 *
 * @param publicKey what services verify with
 * @param sealed the private part as it is stored; null once the key has signed last
 * @param signsUntil null while no successor is planned
 * @param publishedUntil when the last token it signed has expired; null while it still signs
 * @param compromised whether somebody else may have it, so that nothing it signed counts
 */
record SigningKey(
        JWK publicKey,
        @Nullable String sealed,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant signsUntil,
        @Nullable Instant publishedUntil,
        boolean compromised) {

    /** Where in its life a key is. */
    enum Status {
        NEXT,
        ACTIVE,
        RETIRED
    }

    String kid() {
        return publicKey.getKeyID();
    }

    Status statusAt(Instant now) {
        if (signsUntil != null && !signsUntil.isAfter(now)) {
            return Status.RETIRED;
        }
        return signsFrom.isAfter(now) ? Status.NEXT : Status.ACTIVE;
    }

    boolean isPublishedAt(Instant now) {
        return publishedUntil == null || publishedUntil.isAfter(now);
    }
}
