package dev.backroad.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured: enough for a figure, or just enough to see that the driver works.
 *
 * @param hardship whether the relay is measured beside an open transaction and behind a long
 *     backlog, too
 */
record Scale(
        int rounds,
        long warmUp,
        long events,
        List<Long> published,
        long backlog,
        int seconds,
        int firstRate,
        Duration patience,
        boolean hardship) {

    static final Scale FULL =
            new Scale(
                    3,
                    20_000,
                    100_000,
                    List.of(1_000L, 10_000L, 100_000L, 1_000_000L),
                    1_000_000,
                    20,
                    200,
                    Duration.ofSeconds(30),
                    true);

    /** As part of a run of everything, which is to take half an hour: what GOALS.md asks for. */
    static final Scale WHOLE =
            new Scale(
                    3,
                    20_000,
                    50_000,
                    List.of(1_000L, 1_000_000L),
                    200_000,
                    8,
                    300,
                    Duration.ofSeconds(4),
                    false);

    static final Scale QUICK =
            new Scale(1, 5_000, 20_000, List.of(1_000L), 50_000, 5, 200, Duration.ZERO, false);

    static final Scale SMOKE =
            new Scale(1, 100, 300, List.of(100L), 400, 1, 100, Duration.ZERO, true);

    /**
     * @param name as in {@code -Dbackroad.bench.scale}
     */
    static Scale named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "whole" -> WHOLE;
            case "quick" -> QUICK;
            default -> throw new IllegalArgumentException("There is no scale " + name);
        };
    }
}
