package dev.backroad.faults;

import static org.awaitility.Awaitility.await;

import dev.backroad.launcher.system.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A server of the launcher's: killed, it comes back on the same port with the same data. */
final class Server {

    private final Program program;
    private final Guard guard;
    private ProcessHandle process = ProcessHandle.current();

    Server(Program program, Guard guard) {
        this.program = program;
        this.guard = guard;
    }

    void start() {
        try {
            program.prepare();
            process = program.start();
            guard.watch(process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(program::ready);
    }

    /** SIGKILL; says whether it was alive before and is dead now. */
    boolean kill() {
        var alive = Signals.alive(process);
        Signals.kill(process);
        return alive && !Signals.alive(process);
    }
}
