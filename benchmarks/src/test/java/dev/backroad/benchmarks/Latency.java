package dev.backroad.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long it took, in milliseconds. */
record Latency(double median, double p99, double max) {

    /**
     * From one moment of each change to another, in microseconds.
     *
     * @throws IllegalStateException if something began and did not end: there are no lost events
     */
    static Latency between(Map<Long, Long> from, Map<Long, Long> to) {
        var millis =
                from.entrySet().stream()
                        .mapToDouble(start -> end(to, start.getKey()) - start.getValue())
                        .map(micros -> micros / 1000)
                        .sorted()
                        .toArray();
        return new Latency(
                Series.percentile(millis, 50),
                Series.percentile(millis, 99),
                Series.percentile(millis, 100));
    }

    private static double end(Map<Long, Long> ends, long number) {
        return Optional.ofNullable(ends.get(number))
                .orElseThrow(() -> new IllegalStateException("nobody heard of " + number));
    }

    static String of(List<Latency> rounds) {
        return "p50 %s ms, p99 %s ms, max %s ms"
                .formatted(
                        Series.of(rounds.stream().map(Latency::median).toList()),
                        Series.of(rounds.stream().map(Latency::p99).toList()),
                        Series.number(rounds.stream().mapToDouble(Latency::max).max().orElse(0)));
    }
}
