package dev.backroad.progress.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * What a credential says: who has completed which roadmap, and when.
 *
 * @param name as it is printed
 * @param statusIndex the place in the status lists where a revocation will be seen
 */
public record Award(
        UUID id,
        String name,
        String roadmapSlug,
        String roadmapTitle,
        int roadmapVersion,
        int done,
        int skipped,
        Instant at,
        long statusIndex) {

    int total() {
        return done + skipped;
    }
}
