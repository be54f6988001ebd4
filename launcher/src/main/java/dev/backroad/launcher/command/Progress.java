package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One line per part when it is there, with its time. Between them, on a terminal, a passing line
 * that names what is awaited; elsewhere such a line every ten seconds.
 */
final class Progress implements Watcher, AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Console console;
    private final Instant begin = Instant.now();
    private final Map<String, Long> readyAt = new ConcurrentHashMap<>();
    private final Map<String, String> awaited = new ConcurrentHashMap<>();
    private final Thread clock;

    Progress(Console console) {
        this.console = console;
        this.clock = Thread.ofVirtual().start(this::tick);
    }

    @Override
    public synchronized void starting(Part part) {
        awaited.put(part.name(), "starting");
    }

    @Override
    public synchronized void ready(Part part, long milliseconds, boolean before) {
        awaited.remove(part.name());
        readyAt.put(part.name(), sinceBegin().toMillis());
        line(console.done("ready"), part, before ? "ran already" : seconds(milliseconds));
    }

    @Override
    public synchronized void stopping(Part part) {
        awaited.put(part.name(), "stopping");
    }

    @Override
    public synchronized void stopped(Part part, long milliseconds) {
        awaited.remove(part.name());
        line(console.done("stopped"), part, seconds(milliseconds));
    }

    /** When the part was ready, in milliseconds from the beginning. */
    long readyAt(String part) {
        return readyAt.getOrDefault(part, sinceBegin().toMillis());
    }

    private void line(String word, Part part, String time) {
        console.clear();
        console.say("  %s  %-13s %11s".formatted(word, part.name(), time));
    }

    private void tick() {
        Instant heartbeat = begin.plus(HEARTBEAT);
        try {
            while (true) {
                Thread.sleep(100);
                synchronized (this) {
                    if (awaited.isEmpty()) {
                        continue;
                    }
                    String names = String.join(", ", new TreeMap<>(awaited).keySet());
                    console.show("  … waiting for %s  %s".formatted(names, since()));
                    if (!console.live() && Instant.now().isAfter(heartbeat)) {
                        console.say("  … waiting for %s  %s".formatted(names, since()));
                        heartbeat = Instant.now().plus(HEARTBEAT);
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sinceBegin() {
        return Duration.between(begin, Instant.now());
    }

    private String since() {
        return seconds(sinceBegin().toMillis());
    }

    static String seconds(long milliseconds) {
        return "%.1f s".formatted(milliseconds / 1000.0);
    }

    @Override
    public void close() {
        clock.interrupt();
        console.clear();
    }
}
