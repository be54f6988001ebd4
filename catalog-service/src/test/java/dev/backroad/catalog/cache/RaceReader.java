package dev.backroad.catalog.cache;

import dev.backroad.catalog.cache.Numbers.Count;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Somebody who reads the view on an instance, and may stop in the middle of a load. */
final class RaceReader {

    private final Numbers numbers;
    private final String name;
    private final CacheInstance instance;
    private final long begun;
    private long atLeast;
    private final CompletableFuture<Long> shown = new CompletableFuture<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean slow;

    RaceReader(Numbers numbers, String name, CacheInstance instance, long begun, long atLeast) {
        this.numbers = numbers;
        this.name = name;
        this.instance = instance;
        this.begun = begun;
        this.atLeast = atLeast;
    }

    long begun() {
        return begun;
    }

    /** What it must show, or newer. */
    long atLeast() {
        return atLeast;
    }

    void expectOnly(long less) {
        atLeast = less;
    }

    long shown() {
        return shown.join();
    }

    boolean isDone() {
        return shown.isDone();
    }

    /** Reads to the end. */
    RaceReader read() {
        run();
        return this;
    }

    /** Reads until it has what it loads in its hands, but has not kept it; or to the end. */
    RaceReader readHalf() {
        slow = true;
        Thread.startVirtualThread(this::run);
        CompletableFuture.anyOf(stopped, shown).join();
        return this;
    }

    /** Begins to wait for somebody else who loads; or reads to the end. */
    RaceReader join() {
        var reader = Thread.startVirtualThread(this::run);
        while (!isDone() && reader.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(100_000);
        }
        return this;
    }

    void goOn() {
        goOn.countDown();
    }

    private void run() {
        try {
            shown.complete(
                    instance.cache
                            .read(name, Count.class, this::load)
                            .map(Count::value)
                            .orElse(0L));
        } catch (RuntimeException failure) {
            shown.completeExceptionally(failure);
        }
    }

    private Optional<Count> load() {
        var number = numbers.load(name);
        if (slow) {
            slow = false;
            stop();
        }
        return number;
    }

    private void stop() {
        stopped.complete(null);
        try {
            goOn.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
