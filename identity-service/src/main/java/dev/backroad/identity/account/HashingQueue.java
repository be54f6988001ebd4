package dev.backroad.identity.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes on threads that are few, and only what somebody still waits for: the gateway gives up
 * after five seconds, and a hash for nobody would keep the next one waiting, too. Two of these
 * seconds are left for all the rest.
 */
final class HashingQueue {

    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Executor threads;
    private final LongSupplier nanoTime;

    HashingQueue(Executor threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for its turn, and computes.
     *
     * @throws HashingBusyException if too many others wait, or it has waited too long
     */
    <T extends @Nullable Object> T compute(Supplier<T> work) {
        var asked = nanoTime.getAsLong();
        try {
            return CompletableFuture.supplyAsync(() -> inTime(asked, work), threads).join();
        } catch (RejectedExecutionException full) {
            throw new HashingBusyException(full);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private <T extends @Nullable Object> T inTime(long asked, Supplier<T> work) {
        if (nanoTime.getAsLong() - asked > PATIENCE.toNanos()) {
            throw new HashingBusyException(new TimeoutException());
        }
        return work.get();
    }
}
