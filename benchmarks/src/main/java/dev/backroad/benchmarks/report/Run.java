package dev.backroad.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When, where and on what it was measured.
 *
 * @param command what was typed
 * @param machine cores, memory, kernel and JDK, in words
 */
record Run(String command, String machine, String commit, LocalDate date) {

    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    private static final Pattern PROCESSOR = Pattern.compile("model name\\s*:\\s*(.+)");

    static Run now(String command, Path project) throws IOException {
        var machine =
                "%d cores%s, %s, %s %s, JDK %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                found(Path.of("/proc/cpuinfo"), PROCESSOR, " (", ")"),
                                memory(),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                Runtime.version());
        return new Run(command, machine, commit(project), LocalDate.now(ZoneOffset.UTC));
    }

    private static String memory() {
        var kilobytes = found(Path.of("/proc/meminfo"), MEMORY, "", "");
        return kilobytes.isEmpty()
                ? "memory unknown"
                : "%.0f GB of memory".formatted(Long.parseLong(kilobytes) / 1048576.0);
    }

    private static String found(Path file, Pattern pattern, String before, String after) {
        try {
            var match = pattern.matcher(Files.readString(file));
            return match.find() ? before + match.group(1).strip() + after : "";
        } catch (IOException elsewhere) {
            return "";
        }
    }

    private static String commit(Path project) throws IOException {
        var git = List.of("git", "describe", "--always", "--dirty", "--exclude=*");
        try {
            var process =
                    new ProcessBuilder(git)
                            .directory(project.toFile())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return said.contains(" ") ? "unknown" : said;
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return "Machine: %s. Commit: %s. Date: %s.".formatted(machine, commit, date);
    }
}
