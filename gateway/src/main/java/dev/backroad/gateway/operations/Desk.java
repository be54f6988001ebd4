package dev.backroad.gateway.operations;

import dev.backroad.gateway.parts.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the overview: how many dead letters a service has. The numbers are null when it did
 * not say, which is not the same as none.
 */
record Desk(
        String service,
        boolean available,
        @Nullable Long waiting,
        @Nullable Long replayed,
        @Nullable Long parked,
        @Nullable Instant oldestWaitingAt) {

    /** What the service itself answers. */
    record Summary(long waiting, long replayed, long parked, @Nullable Instant oldestWaitingAt) {}

    static Desk of(Answer<Summary> answer) {
        String service = answer.service();
        Summary said = answer.said();
        return said == null
                ? new Desk(service, false, null, null, null, null)
                : new Desk(
                        service,
                        true,
                        said.waiting,
                        said.replayed,
                        said.parked,
                        said.oldestWaitingAt);
    }
}
