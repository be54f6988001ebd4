package dev.backroad.catalog.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Makes times differ, so that what began together does not end together. */
final class Jitter {

    private Jitter() {}

    /** Returns the time, up to a part of it longer or shorter: for 10, a tenth. */
    static Duration within(Duration time, int part) {
        long most = time.toNanos() / part;
        return time.plusNanos(ThreadLocalRandom.current().nextLong(-most, most + 1));
    }
}
