package dev.backroad.launcher.system;

import dev.backroad.launcher.console.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down about a started part, in {@code run/<part>.json}.
 *
 * @param readyAfter milliseconds from its start to its first ready answer; negative until then
 */
public record PartState(String part, long pid, Instant started, int port, long readyAfter) {

    static final long NOT_YET = -1;

    static PartState of(Part part, ProcessHandle process, Ports ports) {
        int port = ports.of(part.ports().getFirst());
        return new PartState(part.name(), process.pid(), Processes.started(process), port, NOT_YET);
    }

    PartState readyAfter(long milliseconds) {
        return new PartState(part, pid, started, port, milliseconds);
    }

    /** The process, if it still runs and is the one that was written down. */
    public Optional<ProcessHandle> process() {
        return Processes.same(pid, started);
    }

    static Optional<PartState> read(Path run, String part) {
        try {
            String json = Files.readString(file(run, part));
            return Optional.of(
                    new PartState(
                            part,
                            Long.parseLong(Json.read(json, "pid").orElseThrow()),
                            Instant.parse(Json.read(json, "started").orElseThrow()),
                            Integer.parseInt(Json.read(json, "port").orElseThrow()),
                            Long.parseLong(Json.read(json, "readyAfter").orElseThrow())));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty(); // on purpose: the search by marker finds the process then
        }
    }

    void write(Path run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("part", part);
        fields.put("pid", pid);
        fields.put("started", started);
        fields.put("port", port);
        fields.put("readyAfter", readyAfter);
        fields.put("command", process().map(Processes::commandLine).orElse(""));
        try {
            WholeFile.write(file(run, part), Json.write(fields) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path run, String part) {
        try {
            Files.deleteIfExists(file(run, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path run, String part) {
        return run.resolve(part + ".json");
    }
}
