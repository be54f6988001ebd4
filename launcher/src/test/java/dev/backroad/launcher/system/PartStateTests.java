package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStateTests {

    @TempDir private Path run;

    @Test
    void readsBackWhatItWrote() {
        PartState state =
                new PartState(
                        "kafka",
                        ProcessHandle.current().pid(),
                        Processes.started(ProcessHandle.current()),
                        19092,
                        1234);

        state.write(run);

        assertThat(PartState.read(run, "kafka")).contains(state);
        assertThat(state.process()).contains(ProcessHandle.current());
    }

    @Test
    void leavesOnlyTheWholeFile() throws IOException {
        new PartState("kafka", 1, Instant.EPOCH, 19092, 0).write(run);

        try (var files = Files.list(run)) {
            assertThat(files).containsExactly(run.resolve("kafka.json"));
        }
    }

    @Test
    void knowsNoProcessWhenTheIdWasGivenAnew() {
        Instant earlier = Processes.started(ProcessHandle.current()).minus(Duration.ofHours(1));

        PartState state = new PartState("kafka", ProcessHandle.current().pid(), earlier, 19092, 0);

        assertThat(state.process()).isEmpty();
    }

    @Test
    void takesABrokenFileForNone() throws IOException {
        Files.writeString(run.resolve("kafka.json"), "{\"pid\": 12");

        assertThat(PartState.read(run, "kafka")).isEmpty();
        assertThat(PartState.read(run, "redis")).isEmpty();
    }
}
