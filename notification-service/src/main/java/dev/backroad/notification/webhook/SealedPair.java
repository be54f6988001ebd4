package dev.backroad.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The secret that signs, and the one before it for as long as both do. Both sealed.
 *
 * @param previous {@code null} before the first rotation
 * @param previousUntil when the one before stops to sign
 */
record SealedPair(String current, @Nullable String previous, @Nullable Instant previousUntil) {

    static SealedPair first(String sealed) {
        return new SealedPair(sealed, null, null);
    }

    SealedPair rotated(String sealed, Instant now, Duration overlap) {
        return new SealedPair(sealed, current, now.plus(overlap));
    }

    boolean previousSigns(Instant now) {
        return previous != null && previousUntil != null && now.isBefore(previousUntil);
    }

    // Records print all their components; not even a sealed secret belongs into a log.
    @Override
    public String toString() {
        return "SealedPair[previousUntil=" + previousUntil + "]";
    }
}
