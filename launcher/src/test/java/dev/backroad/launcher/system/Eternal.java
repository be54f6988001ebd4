package dev.backroad.launcher.system;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process that even a kill does not end, as one that waits for a dead network drive. */
final class Eternal implements ProcessHandle {

    private final ProcessHandle self = ProcessHandle.current();

    @Override
    public long pid() {
        return self.pid();
    }

    @Override
    public Optional<ProcessHandle> parent() {
        return Optional.empty();
    }

    @Override
    public Stream<ProcessHandle> children() {
        return Stream.empty();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public Info info() {
        return self.info();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
        return new CompletableFuture<>();
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    @Override
    public boolean destroy() {
        return false;
    }

    @Override
    public boolean destroyForcibly() {
        return false;
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public int hashCode() {
        return self.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other == this;
    }

    @Override
    public int compareTo(ProcessHandle other) {
        return self.compareTo(other);
    }
}
