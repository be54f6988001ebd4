package dev.backroad.messaging.deadletter;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.backroad.defaults.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Where people decide about dead letters: replay them in order, or park them. */
final class DeadLetterDesk {

    /** What is done well before the gateway stops waiting for the answer. */
    private static final int AT_ONCE = 100;

    private final DeadLetterTable letters;
    private final Listeners listeners;
    private final TransactionOperations transactions;

    DeadLetterDesk(
            DeadLetterTable letters, Listeners listeners, TransactionOperations transactions) {
        this.letters = letters;
        this.listeners = listeners;
        this.transactions = transactions;
    }

    /**
     * Hands a letter to its listener again, and then those of the same aggregate that were only
     * held back behind it, at most 100 at once. Each is one transaction with its effect: replayed
     * once, or not at all.
     *
     * @return what was replayed, in order; not all if they were many, or if one of those behind
     *     failed
     * @throws ProblemException if the letter is settled, out of turn, or fails again
     */
    List<DeadLetter> replay(UUID id, String who) {
        var replayed = new ArrayList<DeadLetter>();
        replayed.add(replayOne(id, who));
        try {
            var next = letters.nextHeldBack(replayed.getLast());
            while (next.isPresent() && replayed.size() < AT_ONCE) {
                replayed.add(replayOne(next.get(), who));
                next = letters.nextHeldBack(replayed.getLast());
            }
        } catch (ProblemException stopsHere) {
            // Its reason is in its history; those before it are done.
        }
        return replayed;
    }

    private DeadLetter replayOne(UUID id, String who) {
        try {
            return inTransaction(() -> {
                refuseOutOfTurn(waiting(id));
                handle(id);
                return settle(id, "replayed", who, null);
            });
        } catch (FailedAgainException failed) {
            var reason = Reason.of(failed);
            letters.note(id, who, "replay-failed", reason);
            throw new ProblemException(UNPROCESSABLE_CONTENT, "dead-letter-failed-again", reason);
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
            return settle(id, "parked", who, Text.storable(note));
        });
    }

    DeadLetter find(UUID id) {
        return letters.find(id).orElseThrow(() -> notFound(id));
    }

    private DeadLetter waiting(UUID id) {
        var letter = letters.lock(id).orElseThrow(() -> notFound(id));
        if (!letter.status().equals("waiting")) {
            throw new ProblemException(
                    CONFLICT,
                    "dead-letter-settled",
                    "It was %s at %s.".formatted(letter.status(), letter.settledAt()));
        }
        return letter;
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(
                NOT_FOUND, "dead-letter-not-found", "No dead letter here has the id " + id + ".");
    }

    private void refuseOutOfTurn(DeadLetter letter) {
        if (letter.source() != null && letter.subject() != null && letter.sequence() != null) {
            letters.firstBefore(letter.source(), letter.subject(), letter.sequence())
                    .ifPresent(earlier -> {
                        throw new ProblemException(
                                CONFLICT,
                                "dead-letter-out-of-turn",
                                "An earlier event of the same aggregate waits: " + earlier + ".");
                    });
        }
    }

    private DeadLetter settle(UUID id, String status, String who, @Nullable String note) {
        letters.settle(id, status);
        letters.note(id, who, status, note);
        return find(id);
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
