package dev.backroad.benchmarks;

import java.time.Duration;
import java.util.List;

/** How much is measured: enough for a figure, or just enough to see that the driver works. */
record Scale(
        int rounds,
        long warmUp,
        long events,
        List<Long> published,
        long backlog,
        int seconds,
        int firstRate,
        Duration patience) {

    static final Scale FULL =
            new Scale(
                    3,
                    20_000,
                    100_000,
                    List.of(1_000L, 10_000L, 100_000L, 1_000_000L),
                    1_000_000,
                    20,
                    200,
                    Duration.ofSeconds(30));

    static final Scale SMOKE = new Scale(1, 100, 300, List.of(100L), 400, 1, 100, Duration.ZERO);
}
