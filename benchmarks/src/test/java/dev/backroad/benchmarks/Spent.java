package dev.backroad.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of the processors each process has used, its children among it. */
record Spent(Map<String, Duration> byName) {

    static Spent until(Map<String, ProcessHandle> processes) {
        var spent = new LinkedHashMap<String, Duration>();
        processes.forEach((name, process) -> spent.put(name, of(process)));
        return new Spent(spent);
    }

    private static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    Spent since(Spent before) {
        var since = new LinkedHashMap<String, Duration>();
        byName.forEach((name, used) -> since.put(name, used.minus(before.byName.get(name))));
        return new Spent(since);
    }

    /** Milliseconds of one core for each event. */
    String perEvent(int events) {
        return byName.entrySet().stream()
                .map(used ->
                        "%s %.2f"
                                .formatted(used.getKey(), used.getValue().toNanos() / 1e6 / events))
                .collect(Collectors.joining(", "));
    }
}
