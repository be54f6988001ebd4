package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so. */
final class TestTime implements Ticker {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long read() {
        return now.get();
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
