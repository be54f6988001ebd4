package dev.backroad.launcher.check;

import dev.backroad.launcher.program.Command;
import dev.backroad.launcher.program.Root;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The machine we run on, within the limits of the container if there is one. */
final class ThisMachine implements Machine {

    @Override
    public long freeMemory() {
        return Math.min(ofMachine(), ofContainer());
    }

    private static long ofMachine() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException notLinux) {
            // Free memory says little where the system fills it with caches: take the whole.
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getTotalMemorySize()
                    : Long.MAX_VALUE;
        }
    }

    /** Cgroup 2; what the group's files occupy in the page cache can be freed. */
    private static long ofContainer() {
        Path group = Path.of("/sys/fs/cgroup");
        try {
            String limit = Files.readString(group.resolve("memory.max")).strip();
            if (limit.equals("max")) {
                return Long.MAX_VALUE;
            }
            long used = Long.parseLong(Files.readString(group.resolve("memory.current")).strip());
            long files =
                    Files.readAllLines(group.resolve("memory.stat")).stream()
                            .filter(line -> line.startsWith("inactive_file "))
                            .mapToLong(line -> Long.parseLong(line.split(" ", 2)[1]))
                            .sum();
            return Long.parseLong(limit) - used + files;
        } catch (IOException | NumberFormatException noLimit) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public long freeDisk(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        return existing.toFile().getUsableSpace();
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public int javaVersion() {
        return Runtime.version().feature();
    }

    @Override
    public LentPorts lentPorts() {
        return LentPorts.ofThisMachine();
    }

    @Override
    public boolean maven() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> List.of("mvn", "mvn.cmd").stream().map(n -> new File(folder, n)))
                .anyMatch(File::canExecute);
    }

    @Override
    public boolean root() {
        return Root.isUs();
    }

    @Override
    public boolean namespaces() {
        try {
            return Command.run(List.of("unshare", "-U", "true")).succeeded();
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
