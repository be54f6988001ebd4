package dev.backroad.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What we measure on, and who else is busy on it. */
final class Machine {

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private record Ticks(long busy, long all) {}

    private Machine() {}

    static String name() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d cores (%s), %s, JDK %s"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        system.getName(),
                        Runtime.version().feature());
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    /**
     * Waits for a quieter moment, but not for ever: to be called before a round, while we do
     * nothing.
     *
     * @return how busy others kept the machine in the end
     */
    static String awaitQuiet(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        var busy = busyPercent();
        while (busy > 20 && System.nanoTime() < end) {
            busy = busyPercent();
        }
        var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "load %.1f, others %.0f %%", load, busy);
    }

    private static double busyPercent() throws InterruptedException {
        var before = ticks();
        Thread.sleep(GLANCE);
        var after = ticks();
        return 100.0 * (after.busy - before.busy) / Math.max(1, after.all - before.all);
    }

    /** Where there is no such file, nobody is seen. */
    private static Ticks ticks() {
        try (var lines = Files.lines(STATISTICS)) {
            var fields = lines.findFirst().orElseThrow().trim().split("\\s+");
            var ticks = Arrays.stream(fields).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
            var all = Arrays.stream(ticks).sum();
            return new Ticks(all - ticks[3] - ticks[4], all);
        } catch (IOException elsewhere) {
            return new Ticks(0, 0);
        }
    }
}
