package dev.backroad.messaging.deadletter;

import static dev.backroad.messaging.deadletter.DeadLetter.PARKED;
import static dev.backroad.messaging.deadletter.DeadLetter.REPLAYED;
import static dev.backroad.messaging.deadletter.RefusedException.Because.FAILED_AGAIN;
import static dev.backroad.messaging.deadletter.RefusedException.Because.NOT_FOUND;
import static dev.backroad.messaging.deadletter.RefusedException.Because.OUT_OF_TURN;
import static dev.backroad.messaging.deadletter.RefusedException.Because.SETTLED;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Where people decide about dead letters: replay them in order, or park them. */
final class DeadLetterDesk {

    private final DeadLetterTable letters;
    private final Listeners listeners;
    private final TransactionOperations transactions;
    private final InstantSource time;

    DeadLetterDesk(
            DeadLetterTable letters,
            Listeners listeners,
            TransactionOperations transactions,
            InstantSource time) {
        this.letters = letters;
        this.listeners = listeners;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Hands a letter to its listener again, and then those of the same aggregate that were only
     * held back behind it. Each is one transaction with its effect: replayed once, or not at all.
     *
     * @return what was replayed, in order; shorter than hoped if one of those behind failed
     * @throws RefusedException if the letter is settled, out of turn, or fails again
     */
    List<DeadLetter> replay(UUID id, String who) {
        var replayed = new ArrayList<DeadLetter>();
        replayed.add(replayOne(id, who));
        try {
            var next = behind(replayed.getLast());
            while (next.isPresent()) {
                replayed.add(replayOne(next.get(), who));
                next = behind(replayed.getLast());
            }
        } catch (RefusedException stopsHere) {
            // Its reason is in its history; those before it are done.
        }
        return replayed;
    }

    private Optional<UUID> behind(DeadLetter letter) {
        return letter.source() == null || letter.subject() == null
                ? Optional.empty()
                : letters.nextHeldBack(letter.source(), letter.subject());
    }

    private DeadLetter replayOne(UUID id, String who) {
        try {
            return inTransaction(() -> {
                refuseOutOfTurn(waiting(id));
                handle(id);
                return settle(id, REPLAYED, who, null);
            });
        } catch (FailedAgainException failed) {
            var reason = Reason.of(failed);
            letters.note(id, new HistoryEntry(time.instant(), who, "replay-failed", reason));
            throw new RefusedException(FAILED_AGAIN, reason);
        }
    }

    private void handle(UUID id) {
        try {
            listeners.handle(letters.record(id).toRecord());
        } catch (RuntimeException failure) {
            // Only what the record itself is to blame for: a store that is away is no verdict.
            throw Transience.of(failure) ? failure : new FailedAgainException(failure);
        }
    }

    /** Decides that a letter is never to be handled, and says why; those behind it are free. */
    DeadLetter park(UUID id, String note, String who) {
        return inTransaction(() -> {
            waiting(id);
            return settle(id, PARKED, who, Text.storable(note));
        });
    }

    private DeadLetter waiting(UUID id) {
        var letter = letters.lock(id).orElseThrow(() -> notFound(id));
        if (!letter.isWaiting()) {
            throw new RefusedException(
                    SETTLED, "It was %s at %s.".formatted(letter.status(), letter.settledAt()));
        }
        return letter;
    }

    private void refuseOutOfTurn(DeadLetter letter) {
        if (letter.source() != null && letter.subject() != null && letter.sequence() != null) {
            letters.earlierOneThatWaits(letter.source(), letter.subject(), letter.sequence())
                    .ifPresent(earlier -> {
                        throw new RefusedException(
                                OUT_OF_TURN,
                                "An earlier event of the same aggregate waits: " + earlier + ".");
                    });
        }
    }

    private DeadLetter settle(UUID id, String status, String who, @Nullable String note) {
        var now = time.instant();
        letters.settle(id, status, now);
        letters.note(id, new HistoryEntry(now, who, status, note));
        return find(id);
    }

    DeadLetter find(UUID id) {
        return letters.find(id).orElseThrow(() -> notFound(id));
    }

    private static RefusedException notFound(UUID id) {
        return new RefusedException(NOT_FOUND, "No dead letter here has the id " + id + ".");
    }

    private DeadLetter inTransaction(Supplier<DeadLetter> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** Rolls the replay back. */
    private static final class FailedAgainException extends RuntimeException {

        FailedAgainException(Throwable cause) {
            super(cause);
        }
    }
}
