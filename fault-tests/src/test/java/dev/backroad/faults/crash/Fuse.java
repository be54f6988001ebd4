package dev.backroad.faults.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Halts this JVM when it comes to a crash point for the n-th time, or stops it there. It is lit
 * from outside, while the process runs, by a file that holds for example {@code AFTER_COMMIT 17
 * HALT} and is deleted when it was read; the system property {@code backroad.faults.fuse} names it.
 */
final class Fuse {

    private static final Duration LOOK = Duration.ofMillis(50);

    /** Time for what was sent before to arrive: in the middle of a batch means on the broker. */
    private static final Duration BURN = Duration.ofMillis(300);

    private static final AtomicInteger left = new AtomicInteger();
    private static volatile boolean halts;
    private static volatile @Nullable CrashPoint lit;

    private Fuse() {}

    static void watch(Path file) {
        Thread.ofPlatform().daemon().name("fuse").start(() -> watchFor(file));
    }

    private static void watchFor(Path file) {
        try {
            while (true) {
                Thread.sleep(LOOK);
                if (Files.exists(file)) {
                    light(Files.readString(file).strip().split(" "));
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void light(String... words) {
        left.set(Integer.parseInt(words[1]));
        halts = words[2].equals("HALT");
        lit = CrashPoint.valueOf(words[0]);
    }

    /** Called at each crash point; the unlucky call does not return. */
    static void at(CrashPoint point) {
        if (point == lit && left.decrementAndGet() == 0) {
            if (point == CrashPoint.MID_BATCH) {
                pause();
            }
            if (halts) {
                Runtime.getRuntime().halt(CrashPoint.EXIT_CODE);
            }
            stop();
        }
    }

    /** SIGSTOP; the call returns after a SIGCONT. */
    private static void stop() {
        var line = "kill -STOP " + ProcessHandle.current().pid();
        try {
            new ProcessBuilder("/bin/sh", "-c", line).start().waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BURN);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
