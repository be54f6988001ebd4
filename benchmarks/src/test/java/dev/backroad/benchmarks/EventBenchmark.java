package dev.backroad.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** The measurement itself, as {@code backroad.bench} and its like tell. */
final class EventBenchmark {

    private EventBenchmark() {}

    /** Without Maven, which takes longer to find that all is compiled than a part of it takes. */
    public static void main(String[] arguments) throws Exception {
        if (measure() == 0) {
            throw new IllegalStateException("Nothing was measured");
        }
        System.exit(0);
    }

    /** Returns how many figures there are. */
    static int measure() throws Exception {
        var which = System.getProperty("backroad.bench");
        var results = results(which);
        var scale = Scale.named(System.getProperty("backroad.bench.scale", "full"));
        try (var servers = Servers.start()) {
            new Benchmarks(servers, scale).run(which, results::add);
        }
        return results.count();
    }

    private static Results results(String which) throws IOException {
        var usual = which.equals("events") ? "RESULTS.md" : "target/RESULTS.md";
        return new Results(Path.of(System.getProperty("backroad.bench.results", usual)));
    }
}
