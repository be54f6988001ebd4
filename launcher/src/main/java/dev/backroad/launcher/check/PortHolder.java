package dev.backroad.launcher.check;

import dev.backroad.launcher.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, from the kernel's own tables; elsewhere than on Linux nobody says. */
final class PortHolder {

    private static final String LISTENING = "0A";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private PortHolder() {}

    /** For example {@code "java" (pid 4312, since 09:12)}. */
    static String describe(int port) {
        return find(port)
                .map(process ->
                        "\"%s\" (pid %d, since %s)"
                                .formatted(
                                        program(process),
                                        process.pid(),
                                        CLOCK.format(Processes.started(process))))
                .orElse("another program");
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("?");
    }

    private static Optional<ProcessHandle> find(int port) {
        Set<String> sockets =
                Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                        .flatMap(table -> sockets(Path.of(table), port))
                        .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses().filter(p -> holds(p, sockets)).findFirst();
    }

    /** Columns: 1 local address in hex, 3 state, 9 inode. */
    private static Stream<String> sockets(Path table, int port) {
        String address = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(c -> c[1].endsWith(address) && c[3].equals(LISTENING))
                    .map(columns -> "socket:[" + columns[9] + "]");
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | UncheckedIOException notAllowed) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
