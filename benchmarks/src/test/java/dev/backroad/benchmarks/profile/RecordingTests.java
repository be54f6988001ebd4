package dev.backroad.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real recording of this JVM, in which our own code is busy. */
class RecordingTests {

    private static final String BUSY = "RecordingTests.busy";

    @TempDir private Path folder;

    @Test
    void tellsWhoWorksWhoAsksForMemoryAndWhoWaits() throws Exception {
        var recording = record();

        assertThat(recording.work().share(Kind.OWN)).isGreaterThan(0.3);
        assertThat(recording.ours().largest(3)).anyMatch(it -> it.name().equals(BUSY));
        assertThat(recording.allocated().sum()).isPositive();
        assertThat(recording.waited().sum()).isGreaterThan(30);
        assertThat(recording.length()).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void reportHasARowForEachOfThem() throws Exception {
        var recording = record();

        assertThat(Profile.text(List.of(recording)))
                .contains("| busy | ", "| own code | ", "`" + BUSY + "`", "java.lang.Object");
    }

    private Recording record() throws Exception {
        var file = folder.resolve("busy.jfr");
        try (var recorder = new jdk.jfr.Recording(Configuration.getConfiguration("profile"))) {
            recorder.setSettings(settings(recorder));
            recorder.start();
            var lock = new Object();
            var other = Thread.ofPlatform().start(() -> hold(lock));
            Thread.sleep(20);
            synchronized (lock) {
                lock.notifyAll();
            }
            other.join();
            assertThat(busy()).isPositive();
            recorder.stop();
            recorder.dump(file);
        }
        return Recording.read("busy", file);
    }

    private static Map<String, String> settings(jdk.jfr.Recording recorder) {
        var settings = new HashMap<>(recorder.getSettings());
        settings.put("jdk.JavaMonitorEnter#threshold", "1 ms");
        return settings;
    }

    private static void hold(Object lock) {
        synchronized (lock) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A second's work for the processor, with some garbage. */
    private static double busy() {
        double result = 0;
        var end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < end) {
            for (int i = 1; i < 50_000; i++) {
                result += 1.0 / i;
            }
            result += new double[1_000].length;
        }
        return result;
    }
}
