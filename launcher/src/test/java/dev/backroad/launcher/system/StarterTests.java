package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTests {

    @TempDir private Path data;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private List<Part> parts = List.of();

    @AfterEach
    void stop() throws InterruptedException {
        new Stopper(site(), parts, watcher()).stopAll();
    }

    @Test
    void startsAPartAfterThoseItWaitsFor() throws InterruptedException {
        parts = List.of(part("store", Sleeper.well()), part("service", Sleeper.well(), "store"));

        starter().start();

        assertThat(events).containsSubsequence("ready store", "starting service", "ready service");
        assertThat(running()).containsOnlyKeys(parts);
    }

    @Test
    void leavesWhatIsHealthyAlone() throws InterruptedException {
        Sleeper store = Sleeper.well();
        Sleeper service = Sleeper.well();
        parts = List.of(part("store", store), part("service", service, "store"));
        starter().start();
        process(parts.get(1)).destroyForcibly();
        await().until(() -> running().size() == 1);

        starter().start();

        assertThat(store.starts).isEqualTo(1);
        assertThat(service.starts).isEqualTo(2);
    }

    @Test
    void replacesAPartThatHangs() throws InterruptedException {
        boolean[] hangs = {false};
        Sleeper service = new Sleeper("exec sleep 60", () -> !hangs[0]);
        parts = List.of(part("service", service));
        starter().start();
        long first = process(parts.getFirst()).pid();
        hangs[0] = true;
        Thread.startVirtualThread(() -> {
            while (!events.contains("stopped service")) {
                Thread.onSpinWait();
            }
            hangs[0] = false;
        });

        starter().start();

        assertThat(process(parts.getFirst()).pid()).isNotEqualTo(first);
    }

    @Test
    void saysWhichPartEndedAndStopsWhatItHadStarted() {
        parts =
                List.of(
                        part("store", Sleeper.well()),
                        part("service", Sleeper.endsAtOnce(), "store"));

        Problem problem = catchThrowableOfType(Problem.class, () -> starter().start());

        assertThat(problem.code()).isEqualTo(ErrorCode.PART_ENDED);
        assertThat(problem).hasMessage("service ended while it started.");
        assertThat(running()).isEmpty();
    }

    @Test
    void saysWhichPartGivesNoAnswer() {
        parts = List.of(part("service", Sleeper.silent()));

        Problem problem = catchThrowableOfType(Problem.class, () -> starter().start());

        assertThat(problem.code()).isEqualTo(ErrorCode.PART_SILENT);
        assertThat(running()).isEmpty();
    }

    @Test
    void doesNotStopWhatRanBeforeWhenAnotherFails() throws InterruptedException {
        parts = List.of(part("store", Sleeper.well()));
        starter().start();
        List<Part> before = parts;
        parts = List.of(before.getFirst(), part("service", Sleeper.endsAtOnce(), "store"));

        Problem problem = catchThrowableOfType(Problem.class, () -> starter().start());

        assertThat(problem).isNotNull();
        assertThat(running()).containsOnlyKeys(before);
    }

    private Starter starter() {
        return new Starter(site(), parts, watcher(), Duration.ofSeconds(1), Duration.ofMillis(300));
    }

    private ProcessHandle process(Part part) {
        return new Census(site()).find(part).flatMap(PartState::process).orElseThrow();
    }

    private Map<Part, PartState> running() {
        return new Census(site()).running(parts);
    }

    private Site site() {
        return new Site(data, data, Ports.USUAL);
    }

    private static Part part(String name, Program program, String... after) {
        return Part.part(name, name, program, Port.REDIS).after(Arrays.asList(after));
    }

    private Watcher watcher() {
        return new Watcher() {
            @Override
            public void starting(Part part) {
                events.add("starting " + part.name());
            }

            @Override
            public void ready(Part part, long milliseconds, boolean before) {
                events.add("ready " + part.name());
            }

            @Override
            public void stopping(Part part) {}

            @Override
            public void stopped(Part part, long milliseconds) {
                events.add("stopped " + part.name());
            }
        };
    }
}
