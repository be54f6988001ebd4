package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HashingQueueTests {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void computesWhatComesInTime() {
        var queue = queueThatTakes(HashingQueue.PATIENCE);

        assertThat(queue.compute(computed::incrementAndGet)).isOne();
    }

    /** Longer, and the gateway would answer before us that nobody knows. */
    @Test
    void computesNothingThatNobodyWaitsForAnyMore() {
        var queue = queueThatTakes(HashingQueue.PATIENCE.plusNanos(1));

        assertThatExceptionOfType(HashingBusyException.class)
                .isThrownBy(() -> queue.compute(computed::incrementAndGet));

        assertThat(computed).hasValue(0);
    }

    @Test
    void passesOnHowTheWorkFails() {
        var queue = queueThatTakes(Duration.ZERO);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        queue.compute(() -> {
                            throw new IllegalArgumentException();
                        }));
    }

    private HashingQueue queueThatTakes(Duration time) {
        Executor threads =
                work -> {
                    now.addAndGet(time.toNanos());
                    work.run();
                };
        return new HashingQueue(threads, now::get);
    }
}
