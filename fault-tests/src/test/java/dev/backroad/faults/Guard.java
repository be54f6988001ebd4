package dev.backroad.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that nothing outlives the tests, not even tests that were killed: a shell that waits
 * for the end of its input, which is this JVM's end, and then kills what was written down and still
 * carries our folder in its command line.
 */
final class Guard {

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            while read -r pid; do
                case $({ tr '\\0' ' ' <"/proc/$pid/cmdline" || ps -o args= -p "$pid"; } 2>/dev/null) in
                    *"$2"*) kill -9 "$pid" ;;
                esac
            done <"$1"
            """;

    private final Path list;

    Guard(Path folder) {
        try {
            list = Files.createFile(folder.resolve("processes"));
            // The pipe to its input stays open for as long as this JVM lives.
            new ProcessBuilder("/bin/sh", "-c", SCRIPT, "guard", list.toString(), folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("guard.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void watch(ProcessHandle process) {
        try {
            Files.writeString(list, process.pid() + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
