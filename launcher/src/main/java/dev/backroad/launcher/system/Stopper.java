package dev.backroad.launcher.system;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Stops parts in the reverse order: a part ends when nobody who needs it runs any more. */
public final class Stopper {

    /** How long a part may take to finish its work before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final List<Part> parts;
    private final Watcher watcher;
    private final Census census;
    private final Site site;

    public Stopper(Site site, List<Part> parts, Watcher watcher) {
        this.site = site;
        this.parts = parts;
        this.watcher = watcher;
        this.census = new Census(site);
    }

    public void stopAll() throws InterruptedException {
        new Training(site, parts).stop();
        stop(parts);
    }

    void stop(List<Part> these) throws InterruptedException {
        Map<Part, CompletableFuture<Void>> stopped = new LinkedHashMap<>();
        for (Part part : parts.reversed()) {
            if (these.contains(part)) {
                CompletableFuture<?>[] users =
                        stopped.keySet().stream()
                                .filter(user -> user.needs(part))
                                .map(stopped::get)
                                .toArray(CompletableFuture[]::new);
                stopped.put(
                        part,
                        CompletableFuture.allOf(users)
                                .thenRunAsync(() -> stop(part), Thread::startVirtualThread));
            }
        }
        try {
            CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Problem problem ? problem : failure;
        }
    }

    private void stop(Part part) {
        try {
            PartState state = census.find(part).orElse(null);
            if (state != null) {
                end(part, state.process().orElse(null));
            }
            PartState.forget(site.run(), part.name());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void end(Part part, @org.jspecify.annotations.Nullable ProcessHandle process)
            throws IOException, InterruptedException {
        if (process == null) {
            return;
        }
        watcher.stopping(part);
        Instant begin = Instant.now();
        List<ProcessHandle> children = process.descendants().toList();
        part.program().stop(process);
        end(part, process, PATIENCE);
        for (ProcessHandle child : children) {
            ended(child, AFTER_KILL);
        }
        watcher.stopped(part, Duration.between(begin, Instant.now()).toMillis());
    }

    static void end(Part part, ProcessHandle process, Duration patience)
            throws InterruptedException {
        if (!ended(process, patience)) {
            process.destroyForcibly();
        }
        if (!ended(process, patience.compareTo(AFTER_KILL) < 0 ? patience : AFTER_KILL)) {
            throw new Problem(
                    ErrorCode.STUCK,
                    "%s (pid %d) does not end.".formatted(part.name(), process.pid()),
                    "Its port and files stay in use.",
                    "kill -9 %d     and then  ./backroad down".formatted(process.pid()));
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Processes.alive(process)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
