package dev.backroad.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What a machine can do to a process. */
final class Signals {

    private static final Duration SOON = Duration.ofSeconds(10);

    private Signals() {}

    /** SIGKILL, to the process and all its children; returns when they are dead. */
    static void kill(ProcessHandle process) {
        var all = Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).until(() -> all.stream().noneMatch(Signals::alive));
    }

    /** SIGSTOP; returns when the process stands still. */
    static void pause(ProcessHandle process) {
        signal("STOP", process);
        await().atMost(SOON).until(() -> paused(process));
    }

    /** SIGCONT. */
    static void resume(ProcessHandle process) {
        signal("CONT", process);
    }

    static boolean paused(ProcessHandle process) {
        return state(process).startsWith("T");
    }

    /** A zombie is dead, though nobody may have collected it yet. */
    static boolean alive(ProcessHandle process) {
        return process.isAlive() && !state(process).startsWith("Z");
    }

    private static String state(ProcessHandle process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            if (!Files.exists(Path.of("/proc/self"))) {
                return run("ps -o state= -p " + process.pid());
            }
            try (var lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("State:"))
                        .map(line -> line.substring("State:".length()).strip())
                        .findFirst()
                        .orElse("");
            }
        } catch (IOException | UncheckedIOException gone) {
            return "";
        }
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            run("kill -" + name + " " + process.pid());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(String line) throws IOException {
        var shell = new ProcessBuilder("/bin/sh", "-c", line).redirectErrorStream(true).start();
        return new String(
                        shell.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .strip();
    }
}
