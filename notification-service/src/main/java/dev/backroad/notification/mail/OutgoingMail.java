package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Words;
import java.time.Duration;
import java.util.UUID;

/**
 * A mail that is about to be sent.
 *
 * @param id of the notification; ends up in the Message-ID, so that a repeat is seen as one
 * @param attempt counts from 1
 */
record OutgoingMail(
        UUID id, UUID learnerId, String address, String name, Words words, int attempt) {

    private static final int LONGEST_WAIT_S = 60;

    /** How long to wait after this attempt has failed: 1 s, 2 s, 4 s … at most a minute. */
    Duration pause() {
        return Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, 6), LONGEST_WAIT_S));
    }
}
