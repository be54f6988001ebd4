package dev.backroad.messaging.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that a listener could not handle, as an operator sees it in a list.
 *
 * @param service who could not handle it
 * @param topic where it stands in Kafka, with partition and offset
 * @param eventId what its CloudEvents headers say, as type, source, subject and sequence; null if
 *     it is no event
 * @param reason why it is here, in one line
 * @param heldBack nothing is wrong with it, but an earlier event of its aggregate is here
 * @param status waiting, replayed or parked
 */
record DeadLetter(
        UUID id,
        String service,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable UUID eventId,
        @Nullable String type,
        @Nullable String source,
        @Nullable String subject,
        @Nullable Long sequence,
        String reason,
        boolean heldBack,
        String status,
        Instant setAsideAt,
        @Nullable Instant settledAt) {

    /** Counts a service's letters by status. */
    record Summary(
            String service,
            long waiting,
            long replayed,
            long parked,
            @Nullable Instant oldestWaitingAt) {}

    /**
     * What was done about a letter.
     *
     * @param who the service itself, or the operator
     * @param action set-aside, replayed, replay-failed or parked
     */
    record Action(Instant at, String who, String action, @Nullable String note) {}
}
