package dev.backroad.progress.certificate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate. It does not change, except that it can be revoked, and then it says nothing any
 * more about anybody.
 *
 * @param name as printed; null when it is revoked
 * @param credential the signed credential; null when it is revoked
 */
record Certificate(
        UUID id,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        int done,
        int skipped,
        @Nullable String name,
        @Nullable String credential,
        Instant issuedAt,
        @Nullable Instant revokedAt) {

    boolean isRevoked() {
        return revokedAt != null;
    }

    int total() {
        return done + skipped;
    }
}
