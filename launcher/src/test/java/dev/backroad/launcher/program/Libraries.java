package dev.backroad.launcher.program;

import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A site with a data folder of its own, and a checkout in {@code target} whose libraries are the
 * jars of the test's class path. Programs are unpacked there once for all tests.
 */
final class Libraries {

    private Libraries() {}

    static Site site(Path folder) throws IOException {
        Path checkout = Path.of("target", "test-checkout").toAbsolutePath();
        Site site = new Site(checkout, folder.resolve("data"), freePorts());
        Files.createDirectories(site.libraries());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            Path link = site.libraries().resolve(jar.getFileName());
            if (entry.endsWith(".jar") && Files.notExists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        return site;
    }

    /** A base with all its ports free, below the range that outgoing connections are given. */
    private static Ports freePorts() {
        return ThreadLocalRandom.current()
                .ints(10_000, 30_000)
                .mapToObj(Ports::new)
                .filter(ports ->
                        Arrays.stream(Port.values()).map(ports::of).allMatch(Libraries::free))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
