package dev.backroad.faults;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What one may ask of the suite by system properties. */
final class Settings {

    private Settings() {}

    /** {@code backroad.faults.seconds}; without it, only until each fault had its turn. */
    static Duration length() {
        var seconds = System.getProperty("backroad.faults.seconds", "");
        return seconds.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** {@code backroad.faults.seed}; without it a new one, which is printed. */
    static long seed() {
        var seed = System.getProperty("backroad.faults.seed", "");
        return seed.isEmpty()
                ? ThreadLocalRandom.current().nextInt(1, 1_000_000)
                : Long.parseLong(seed);
    }
}
