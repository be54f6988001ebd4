package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir private Path folder;

    @Test
    void readsTheEndOfALongLog() throws IOException {
        Path log = folder.resolve("long.log");
        Files.write(log, Collections.nCopies(20_000, "a line of a chatty program"));
        Files.writeString(log, Files.readString(log) + "the last one\n");

        assertThat(LogFile.lastLines(log, 2))
                .containsExactly("a line of a chatty program", "the last one");
    }

    @Test
    void leavesOutTheFramesOfStackTraces() throws IOException {
        Path log = folder.resolve("trace.log");
        Files.writeString(
                log,
                "Cannot connect\n\tat a.B.c(B.java:1)\nCaused by: timed out\n\t... 4 more\n\n");

        assertThat(LogFile.lastWords(log, 8))
                .containsExactly("Cannot connect", "Caused by: timed out");
    }

    @Test
    void hasNothingToSayWithoutALog() {
        assertThat(LogFile.lastLines(folder.resolve("none.log"), 5)).isEmpty();
    }
}
