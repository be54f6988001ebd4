package dev.backroad.faults;

import static org.awaitility.Awaitility.await;

import dev.backroad.faults.crash.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One process of a subject: it can be killed, paused, told where to die, and started again. */
public final class Instance {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private static final int MOST_STARTS = 8;

    private final String name;
    private final Stores stores;
    private final Jvm jvm;
    private final List<String> arguments;
    private final URI url;
    private final URI ready;
    private final Path log;
    private final Path fuse;
    private @Nullable Process process;

    /**
     * @param arguments system properties, main class and arguments
     * @param url where clients find it
     * @param ready answers 200 when the instance can work
     */
    Instance(String name, Stores stores, Jvm jvm, List<String> arguments, URI url, URI ready) {
        this.name = name;
        this.stores = stores;
        this.jvm = jvm;
        this.arguments = List.copyOf(arguments);
        this.url = url;
        this.ready = ready;
        this.log = stores.folder().resolve(name + ".log");
        this.fuse = stores.folder().resolve(name + ".fuse");
    }

    public String name() {
        return name;
    }

    /** Where clients find it. */
    public URI url() {
        return url;
    }

    /** Starts it unless it runs; does not wait. */
    public void start() {
        if (alive()) {
            return;
        }
        var words = new ArrayList<>(List.of("-Dbackroad.faults.fuse=" + fuse));
        words.addAll(arguments);
        var builder = jvm.process(words);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Files.deleteIfExists(fuse);
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        stores.guard().watch(process.toHandle());
    }

    /** Waits until it is ready; if it died meanwhile (its database was away), starts it again. */
    public void awaitReady() {
        var starts = new AtomicInteger();
        await(name + " is ready, or says why not in " + log)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .failFast("it dies again and again", () -> starts.get() > MOST_STARTS)
                .until(() -> {
                    if (!alive()) {
                        starts.incrementAndGet();
                        start();
                    }
                    return answers();
                });
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    public boolean alive() {
        return process != null && Signals.alive(process.toHandle());
    }

    /** SIGKILL; says whether it was alive before and is dead now. */
    public boolean kill() {
        var alive = alive();
        if (alive) {
            Signals.kill(running().toHandle());
        }
        return alive && !alive();
    }

    /** SIGTERM; returns when it has ended. */
    void end() {
        running().destroy();
        try {
            running().waitFor();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** SIGSTOP. */
    public void pause() {
        Signals.pause(running().toHandle());
    }

    public boolean paused() {
        return alive() && Signals.paused(running().toHandle());
    }

    /** SIGCONT. */
    public void resume() {
        Signals.resume(running().toHandle());
    }

    /** Lets it die when it comes to the crash point for the n-th time from now on. */
    public void crashAt(CrashPoint point, int times) {
        light(point, times, "HALT");
    }

    /** Lets it stop there instead, as by SIGSTOP. */
    public void pauseAt(CrashPoint point, int times) {
        light(point, times, "STOP");
    }

    private void light(CrashPoint point, int times, String how) {
        try {
            // Moved into place, so that it is never read half.
            var written =
                    Files.writeString(
                            fuse.resolveSibling(name + ".fuse.new"),
                            "%s %d %s".formatted(point.name(), times, how));
            Files.move(written, fuse, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Says whether it died of a crash point within the time. */
    public boolean crashes(Duration within) {
        try {
            return running().waitFor(within) && running().exitValue() == CrashPoint.EXIT_CODE;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
