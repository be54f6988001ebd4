package dev.backroad.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Wakes the sender of a partition when something was committed for it. */
final class Nudges {

    private final List<Semaphore> partitions =
            Stream.generate(() -> new Semaphore(0)).limit(OutboxLeases.PARTITIONS).toList();

    void nudge(int partition) {
        partitions.get(partition).release();
    }

    /** Returns after a nudge, or when the time is over. */
    void await(int partition, Duration longest) throws InterruptedException {
        var nudges = partitions.get(partition);
        if (nudges.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            // Many commits are one reason to look.
            nudges.drainPermits();
        }
    }
}
