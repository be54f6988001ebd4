package dev.backroad.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The numbers that the system lends to outgoing connections, both ends included. */
record LentPorts(int first, int last) {

    /** Where nothing says otherwise (RFC 6335). */
    private static final LentPorts DYNAMIC = new LentPorts(49_152, 65_535);

    static LentPorts ofThisMachine() {
        try {
            var range = Files.readString(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
            var ends = range.strip().split("\\s+", 2);
            return new LentPorts(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        } catch (IOException | RuntimeException notLinux) {
            return DYNAMIC;
        }
    }

    boolean has(int port) {
        return port >= first && port <= last;
    }
}
