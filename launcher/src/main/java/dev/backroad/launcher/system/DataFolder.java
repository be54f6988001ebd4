package dev.backroad.launcher.system;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder with its marker file, which says that Backroad may write and delete in it. */
public record DataFolder(Path path) {

    /** What may stand in a folder that is to become a data folder: our own caches. */
    private static final Set<String> HARMLESS = Set.of("cache", "current", "lock", ".DS_Store");

    /** What belongs to one system and is deleted by {@code reset}. */
    private static final List<String> OURS = List.of("data", "run", "log");

    public boolean isOurs() {
        return Files.isRegularFile(marker());
    }

    /** Holds things of somebody else: neither our marker nor empty. */
    public boolean isForeign() {
        if (isOurs() || !Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.anyMatch(entry -> !HARMLESS.contains(entry.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void refuseForeign() {
        if (isForeign()) {
            throw new Problem(
                    ErrorCode.DATA_FOREIGN,
                    path + " holds files of something else.",
                    "Backroad writes and deletes only in an empty folder or its own.",
                    "./backroad up --data DIR     with an empty or new folder");
        }
    }

    /** Makes it ours and remembers the ports, so that the other commands find the system. */
    public void claim(Ports ports) throws IOException {
        Files.createDirectories(path);
        WholeFile.write(
                marker(),
                """
                # This folder belongs to Backroad: databases, mail and logs of a local system.
                # ./backroad reset deletes what is in it.
                format=1
                portBase=%s
                """
                        .formatted(ports.base() == null ? "" : ports.base()));
    }

    /** The ports of the last start. */
    public Optional<Ports> ports() {
        try (Stream<String> lines = Files.lines(marker())) {
            return lines.filter(line -> line.startsWith("portBase="))
                    .map(line -> line.substring("portBase=".length()).strip())
                    .map(base -> base.isEmpty() ? Ports.USUAL : new Ports(Integer.valueOf(base)))
                    .findFirst();
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Deletes what this system wrote, and nothing else. */
    public void wipe() throws IOException {
        for (String name : OURS) {
            delete(path.resolve(name));
        }
        Files.deleteIfExists(marker());
    }

    public static void delete(Path tree) throws IOException {
        if (Files.notExists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) { // does not follow links
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Path marker() {
        return path.resolve("backroad-data");
    }
}
