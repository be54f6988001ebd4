package dev.backroad.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Calls at a fixed rate, whatever becomes of the calls before (open model): a system that is slow
 * gets no fewer of them, so its slowness cannot hide.
 */
public final class Pace {

    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private Pace() {}

    /**
     * Makes {@code perSecond} calls in each of the seconds, from this thread; they must return at
     * once.
     */
    public static void keep(int perSecond, int seconds, LongConsumer call) {
        var start = System.nanoTime();
        for (long i = 0; i < (long) perSecond * seconds; i++) {
            var due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            waitUntil(due);
            call.accept(i);
        }
    }

    private static void waitUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(1, left - SPIN_NANOS));
        }
    }

    /** The machine's clock, in microseconds: processes on one machine can compare. */
    public static long micros() {
        var now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }
}
