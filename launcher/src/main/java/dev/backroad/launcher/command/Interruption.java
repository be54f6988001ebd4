package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Census;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Starter;
import dev.backroad.launcher.system.Stopper;
import dev.backroad.launcher.system.SystemLock;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C means: while starting, that what was started is stopped again; later, in a launcher
 * that stays, that the whole system is stopped. The JVM then ends with 130.
 */
final class Interruption {

    private final Site site;
    private final List<Part> parts;
    private final Console console;
    private volatile @Nullable Starter starting;
    private volatile boolean attached;
    private volatile boolean stopping;

    Interruption(Site site, List<Part> parts, Console console) {
        this.site = site;
        this.parts = parts;
        this.console = console;
    }

    void during(Starter starter) {
        starting = starter;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** The start has come to an end, good or bad. */
    void ended() {
        starting = null;
    }

    /** Stays until the system is stopped from elsewhere; Ctrl-C does not come back from here. */
    int await() throws IOException, InterruptedException {
        attached = true;
        console.say("Ctrl-C stops it.");
        Set<Part> gone = new HashSet<>();
        while (true) {
            Thread.sleep(1_000);
            if (stopping || SystemLock.isHeld(site.data())) {
                continue; // what ends now ends on purpose
            }
            Set<Part> running = new Census(site).running(parts).keySet();
            if (running.isEmpty()) {
                attached = false;
                console.say("Backroad was stopped from elsewhere.");
                return 0;
            }
            for (Part part : parts) {
                if (running.contains(part)) {
                    gone.remove(part);
                } else if (gone.add(part)) {
                    console.say("%s ended. Run: ./backroad up".formatted(part.name()));
                }
            }
        }
    }

    private void stop() {
        Starter starter = starting;
        if (starter == null && !attached) {
            return;
        }
        stopping = true;
        console.clear();
        console.say("Stopping.");
        try {
            if (starter != null) {
                starter.cancel();
            } else {
                stopAll();
            }
        } catch (Problem problem) {
            console.fail(problem.lines(site.project()));
        } catch (IOException e) {
            console.say(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAll() throws IOException, InterruptedException {
        try (SystemLock _ = SystemLock.of(site.data());
                Progress progress = new Progress(console)) {
            new Stopper(site, parts, progress).stopAll();
        }
    }
}
