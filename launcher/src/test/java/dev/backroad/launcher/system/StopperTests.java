package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopperTests {

    @TempDir private Path data;

    private final List<String> stopped = new CopyOnWriteArrayList<>();

    @Test
    void stopsAPartAfterThoseThatUseIt() throws IOException, InterruptedException {
        Part store = part("store", Sleeper.well());
        Part events = part("events", Sleeper.well());
        Part service =
                part("service", Sleeper.well()).after(List.of("store")).uses(List.of("events"));
        List<Part> parts = List.of(store, events, service);
        for (Part part : parts) {
            PartState.of(part, part.program().start(), Ports.USUAL).write(site().run());
        }

        new Stopper(site(), parts, watcher()).stopAll();

        assertThat(stopped)
                .startsWith("service")
                .containsExactlyInAnyOrder("service", "store", "events");
        assertThat(new Census(site()).running(parts)).isEmpty();
    }

    @Test
    void killsWhatDoesNotListen() throws IOException, InterruptedException {
        ProcessHandle process =
                Sleeper.process("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done");
        process.destroy();

        Stopper.end(part("deaf", Sleeper.deafToStop()), process, Duration.ofMillis(200));

        assertThat(Processes.alive(process)).isFalse();
    }

    @Test
    void saysWhenAProcessDoesNotEndAtAll() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                Stopper.end(
                                        part("eternal", Sleeper.well()),
                                        new Eternal(),
                                        Duration.ofMillis(50)));

        assertThat(problem.code()).isEqualTo(ErrorCode.STUCK);
        assertThat(problem).hasMessageContaining("eternal");
    }

    private Site site() {
        return new Site(data, data, Ports.USUAL);
    }

    private static Part part(String name, Program program) {
        return Part.part(name, name, program, Port.REDIS);
    }

    private Watcher watcher() {
        return new Watcher() {
            @Override
            public void starting(Part part) {}

            @Override
            public void ready(Part part, long milliseconds, boolean before) {}

            @Override
            public void stopping(Part part) {}

            @Override
            public void stopped(Part part, long milliseconds) {
                stopped.add(part.name());
            }
        };
    }
}
