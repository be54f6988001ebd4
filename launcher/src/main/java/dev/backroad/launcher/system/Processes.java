package dev.backroad.launcher.system;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Questions about processes of this machine that {@link ProcessHandle} alone does not answer. */
public final class Processes {

    /** The start time is computed from the boot time, which a clock adjustment moves. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    /** How this platform writes the words of a command line: a data folder may be named "Übung". */
    private static final Charset NATIVE =
            Charset.forName(System.getProperty("native.encoding", "UTF-8"));

    private static final Duration DAEMON = Duration.ofSeconds(15);

    private Processes() {}

    /** The process with this id, if it still is the one that started at this time. */
    public static Optional<ProcessHandle> same(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(Processes::alive)
                .filter(process ->
                        Duration.between(started(process), started).abs().compareTo(CLOCK_DRIFT)
                                <= 0);
    }

    public static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** A zombie, left where nobody collects dead orphans (some containers), is not alive. */
    public static boolean alive(ProcessHandle process) {
        return process.isAlive() && !status(process.pid(), "State:").startsWith("Z");
    }

    /** The whole command line, words separated by blanks; empty when it may not be read. */
    public static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(file, NATIVE).replace('\0', ' ').strip();
        } catch (IOException notLinux) {
            return process.info().commandLine().orElse("");
        }
    }

    /** The Java process that carries this marker argument. */
    public static Optional<ProcessHandle> withMarker(String marker) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> (commandLine(process) + " ").contains(marker + " "))
                    .filter(Processes::alive)
                    .findFirst();
        }
    }

    /** Waits until a daemon has written its process id. */
    public static ProcessHandle await(Supplier<Optional<ProcessHandle>> find, String name)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(DAEMON);
        while (Instant.now().isBefore(end)) {
            Optional<ProcessHandle> process = find.get();
            if (process.isPresent()) {
                return process.get();
            }
            Thread.sleep(20);
        }
        throw new IOException(name + " ended while it started");
    }

    /** Resident memory in bytes, with its children; memory they share is counted once. */
    public static OptionalLong resident(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        if (children.isEmpty()) {
            return kilobytes(status(process.pid(), "VmRSS:"));
        }
        return OptionalLong.of(
                Stream.concat(Stream.of(process), children.stream())
                        .mapToLong(one -> proportional(one.pid()).orElse(0))
                        .sum());
    }

    private static OptionalLong proportional(long pid) {
        return kilobytes(line(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:"));
    }

    private static String status(long pid, String name) {
        return line(Path.of("/proc", Long.toString(pid), "status"), name);
    }

    private static String line(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | java.io.UncheckedIOException gone) {
            return "";
        }
    }

    private static OptionalLong kilobytes(String text) {
        return text.endsWith(" kB")
                ? OptionalLong.of(Long.parseLong(text.substring(0, text.length() - 3)) * 1024)
                : OptionalLong.empty();
    }
}
