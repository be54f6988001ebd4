package dev.backroad.launcher.system;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A part's program for tests: a process that sleeps, and a readiness of the test's choice. */
final class Sleeper implements Program {

    private final String script;
    private final BooleanSupplier ready;
    int starts;

    Sleeper(String script, BooleanSupplier ready) {
        this.script = script;
        this.ready = ready;
    }

    static Sleeper well() {
        return new Sleeper("exec sleep 60", () -> true);
    }

    static Sleeper silent() {
        return new Sleeper("exec sleep 60", () -> false);
    }

    static Sleeper endsAtOnce() {
        return new Sleeper("exit 1", () -> false);
    }

    static Sleeper deafToStop() {
        return new Sleeper("trap '' TERM; while true; do sleep 0.1; done", () -> true);
    }

    @Override
    public void prepare() {}

    @Override
    public ProcessHandle start() throws IOException {
        starts++;
        return new ProcessBuilder("sh", "-c", script).start().toHandle();
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public Optional<ProcessHandle> find() {
        return Optional.empty();
    }

    static ProcessHandle process(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).start();
        process.waitFor(50, TimeUnit.MILLISECONDS); // until it has become what it is to be
        return process.toHandle();
    }
}
