package dev.backroad.identity.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is about to be written and sent.
 *
 * @param attempt counts from 1
 */
record MailOrder(
        UUID id,
        String kind,
        String address,
        @Nullable UUID about,
        int attempt,
        Instant orderedAt) {

    private static final int LONGEST_WAIT_S = 60;
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    /** How long to wait after this attempt has failed: 1 s, 2 s, 4 s … at most a minute. */
    Duration pause() {
        return Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, 6), LONGEST_WAIT_S));
    }

    boolean isWorthAnotherAttempt(Instant now) {
        return orderedAt.plus(WORTH_SENDING).isAfter(now);
    }
}
