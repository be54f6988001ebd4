package dev.backroad.launcher.system;

/** Is told how starting and stopping go on; called from several threads. */
public interface Watcher {

    void starting(Part part);

    /** {@code milliseconds} from its start; for a part that ran before, {@code before} is true. */
    void ready(Part part, long milliseconds, boolean before);

    void stopping(Part part);

    void stopped(Part part, long milliseconds);
}
