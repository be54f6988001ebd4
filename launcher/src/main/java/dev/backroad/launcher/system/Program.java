package dev.backroad.launcher.system;

import java.io.IOException;
import java.util.Optional;

/** What runs behind a part. One object per part and command; it holds no state of the process. */
public interface Program {

    /** Does what only the first start (or the first after a change) needs. */
    void prepare() throws IOException, InterruptedException;

    /** Starts the process, which outlives this one. */
    ProcessHandle start() throws IOException, InterruptedException;

    /** Whether the next start is as quick as it can be. */
    default boolean trained() throws IOException {
        return true;
    }

    /** Makes it so, by a run that nobody uses, while the parts it needs are ready. */
    default void train() throws IOException, InterruptedException {}

    /** Asks through the address that others use whether the part can do its work. */
    boolean ready();

    /** Whether the part itself is well; less than ready, which may need others to be well. */
    default boolean healthy() {
        return ready();
    }

    /** Asks the process to end in order; does not wait. */
    default void stop(ProcessHandle process) throws IOException, InterruptedException {
        process.destroy();
    }

    /** Finds a process that an earlier launcher started and could not write down. */
    Optional<ProcessHandle> find();
}
