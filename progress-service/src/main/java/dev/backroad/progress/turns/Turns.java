package dev.backroad.progress.turns;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A line for each caller. What one learner writes is about the same rows, so that one write waits
 * for another in any case: better here, where it costs nothing, than in the database, where it
 * keeps a connection that others need.
 */
final class Turns {

    /** One that writes, and the next, which has its body read and is checked meanwhile. */
    static final int AT_ONCE = 2;

    /** At work and in line together. */
    static final int MOST = 64;

    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();
    private final Duration patience;

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** Waits for the caller's turn, which has to be ended; false if it does not come. */
    boolean begin(String caller) {
        var line = lines.compute(caller, (_, there) -> (there == null ? new Line() : there).join());
        var isTurn = line.comesToATurn(patience);
        if (!isTurn) {
            lines.computeIfPresent(caller, (_, there) -> there.leave());
        }
        return isTurn;
    }

    /** The next in line has its turn. */
    void end(String caller) {
        lines.computeIfPresent(caller, (_, there) -> there.endTurn().leave());
    }

    /** How many are at work or in line. */
    int present(String caller) {
        var line = lines.get(caller);
        return line == null ? 0 : line.present.get();
    }

    private static final class Line {

        private final Semaphore turns = new Semaphore(AT_ONCE, true);
        private final AtomicInteger present = new AtomicInteger();

        Line join() {
            present.incrementAndGet();
            return this;
        }

        /** Null when nobody is left: then there is no line. */
        @Nullable Line leave() {
            return present.decrementAndGet() == 0 ? null : this;
        }

        boolean comesToATurn(Duration patience) {
            try {
                return present.get() <= MOST
                        && turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        Line endTurn() {
            turns.release();
            return this;
        }
    }
}
