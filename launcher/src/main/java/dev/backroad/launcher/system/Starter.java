package dev.backroad.launcher.system;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts what does not run, all at once as far as {@link Part#after} allows, and waits until each
 * part answers. When one cannot start, those that were started here are stopped again.
 */
public final class Starter {

    /** How long a part may take to its first answer. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** How long a part that ran before may be without an answer: its stores may just be back. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final long POLL_MILLISECONDS = 100;

    private final Site site;
    private final Duration limit;
    private final Duration grace;
    private final List<Part> parts;
    private final Watcher watcher;
    private final Stopper stopper;
    private final Census census;
    private final Deque<Part> startedHere = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private volatile boolean cancelled;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Starter(Site site, List<Part> parts, Watcher watcher) {
        this(site, parts, watcher, LIMIT, GRACE);
    }

    Starter(Site site, List<Part> parts, Watcher watcher, Duration limit, Duration grace) {
        this.limit = limit;
        this.grace = grace;
        this.site = site;
        this.parts = parts;
        this.watcher = watcher;
        this.stopper = new Stopper(site, parts, watcher);
        this.census = new Census(site);
    }

    /** Returns when every part is ready. The parts come in an order in which that can work. */
    public void start() throws InterruptedException {
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        for (Part part : parts) {
            CompletableFuture<?>[] before =
                    part.after().stream().map(ready::get).toArray(CompletableFuture[]::new);
            ready.put(
                    part.name(),
                    CompletableFuture.allOf(before).thenRunAsync(() -> bring(part), threads));
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, broken).join(); // does not wait for the others
            for (Part part : parts) {
                awaitWhole(part);
            }
        } catch (Problem problem) {
            cancel();
            throw problem;
        } catch (CompletionException failure) {
            if (cancelled) {
                Thread.sleep(Duration.ofDays(1)); // this JVM is about to end; say no more
            }
            cancel();
            throw failure.getCause() instanceof Problem problem ? problem : failure;
        }
    }

    /** Ends what is going on and stops what was started here; the rest stays as it is. */
    public void cancel() throws InterruptedException {
        cancelled = true;
        threads.shutdownNow();
        threads.awaitTermination(30, TimeUnit.SECONDS);
        stopper.stop(List.copyOf(startedHere));
    }

    private void bring(Part part) {
        try {
            Optional<PartState> before = census.find(part);
            if (before.isEmpty() || !adopt(part, before.get())) {
                start(part);
            }
        } catch (IOException e) {
            throw broken(
                    failed(ErrorCode.PART_ENDED, part, "cannot be started: " + e.getMessage()));
        } catch (RuntimeException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(e);
        }
    }

    /** Wakes up who waits for the whole; what comes after this part is not started. */
    private CompletionException broken(Exception failure) {
        broken.completeExceptionally(failure);
        return new CompletionException(failure);
    }

    /** A part that was well by itself may have waited for one that was not there. */
    private void awaitWhole(Part part) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (!part.program().ready()) {
            if (Instant.now().isAfter(end)) {
                throw silent(part);
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
    }

    /** True when the running process does its work; a hung one is stopped. */
    private boolean adopt(Part part, PartState before) throws InterruptedException {
        ProcessHandle process = before.process().orElseThrow();
        Instant patience = Instant.now().plus(grace);
        Instant youth = before.started().plus(limit);
        Instant end = before.readyAfter() < 0 && youth.isAfter(patience) ? youth : patience;
        while (Processes.alive(process) && Instant.now().isBefore(end)) {
            if (part.program().healthy()) {
                watcher.ready(part, Math.max(0, before.readyAfter()), true);
                return true;
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
        stopper.stop(List.of(part));
        return false;
    }

    private void start(Part part) throws IOException, InterruptedException {
        watcher.starting(part);
        Instant begin = Instant.now();
        part.program().prepare();
        startedHere.add(part);
        ProcessHandle process = part.program().start();
        PartState state = PartState.of(part, process, site.ports());
        state.write(site.run());
        while (!part.program().ready()) {
            if (!Processes.alive(process)) {
                throw failed(ErrorCode.PART_ENDED, part, "ended while it started.");
            }
            if (Instant.now().isAfter(state.started().plus(limit))) {
                throw silent(part);
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
        long milliseconds = Duration.between(begin, Instant.now()).toMillis();
        state.readyAfter(milliseconds).write(site.run());
        watcher.ready(part, milliseconds, false);
    }

    private Problem silent(Part part) {
        return failed(
                ErrorCode.PART_SILENT,
                part,
                "gives no ready answer within %d s.".formatted(limit.toSeconds()));
    }

    private Problem failed(ErrorCode code, Part part, String what) {
        return new Problem(
                code,
                part.name() + " " + what,
                "The system needs every part; what was started is stopped again.",
                "./backroad logs " + part.name(),
                site.log(part.name()),
                LogFile.lastWords(site.log(part.name()), 8));
    }
}
