package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessesTests {

    private static final String MARKER = "-Dbackroad.part=/tmp/some folder#kafka";

    private ProcessHandle process = ProcessHandle.current();

    @BeforeEach
    void start() throws IOException, InterruptedException {
        process = Sleeper.process("sh", "-c", "sleep 60; true", MARKER);
    }

    @AfterEach
    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Test
    void recognisesAProcessByItsMarker() {
        assertThat(Processes.withMarker(MARKER)).contains(process);
    }

    @Test
    void doesNotTakeOnePartOrFolderForAnother() {
        assertThat(Processes.withMarker("-Dbackroad.part=/tmp/some folder#kaf")).isEmpty();
        assertThat(Processes.withMarker("-Dbackroad.part=/tmp/other#kafka")).isEmpty();
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameIdForTheOneWrittenDown() {
        var started = Processes.started(process);

        assertThat(Processes.same(process.pid(), started)).contains(process);
        assertThat(Processes.same(process.pid(), started.minus(Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measuresResidentMemory() {
        assertThat(Processes.resident(ProcessHandle.current()).orElse(0)).isGreaterThan(10_000_000);
        assertThat(Processes.resident(process).orElse(0)).isBetween(100_000L, 50_000_000L);
    }
}
