package dev.backroad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** When each numbered change was done, in microseconds of the machine's clock. */
public final class Times {

    private final Map<Long, Long> byNumber = new ConcurrentHashMap<>();

    public void done(long number) {
        byNumber.put(number, Pace.micros());
    }

    public int count() {
        return byNumber.size();
    }

    public long last() {
        return byNumber.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Writes them down, a line each, and starts anew. */
    public void handOver(Path file) throws IOException {
        var all = new HashMap<>(byNumber);
        byNumber.keySet().removeAll(all.keySet());
        Files.writeString(
                file,
                all.entrySet().stream()
                        .map(time -> time.getKey() + " " + time.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    static Map<Long, Long> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .collect(
                            Collectors.toMap(
                                    words -> Long.valueOf(words[0]),
                                    words -> Long.valueOf(words[1])));
        }
    }
}
