package dev.backroad.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Comparator;

/** A Redis that no other test uses, so that this one may stop it, kill it and start it again. */
public final class OwnRedis {

    private final int port = freePort();
    private redis.embedded.RedisServer server = start();
    private ProcessHandle process = youngestChild();

    /** Returns where it is, at the loopback address; the same after it was killed. */
    public int port() {
        return port;
    }

    /** Does not answer any more, but keeps its connections. */
    public void stop() {
        signal("STOP");
    }

    /** Connections end, and new ones are refused. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Goes on where it was stopped, or begins with nothing where it was killed. */
    public void goOn() {
        if (process.isAlive()) {
            signal("CONT");
        } else {
            server = start();
            process = youngestChild();
        }
    }

    /** Stops it for good. */
    public void end() {
        goOn();
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private redis.embedded.RedisServer start() {
        try {
            var started =
                    redis.embedded.RedisServer.newRedisServer()
                            .bind("127.0.0.1")
                            .port(port)
                            .setting("save \"\"")
                            .build();
            started.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The server that was started last, whose library does not tell its process. */
    private static ProcessHandle youngestChild() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("redis"))
                .max(Comparator.comparing(OwnRedis::started).thenComparingLong(ProcessHandle::pid))
                .orElseThrow();
    }

    private static Instant started(ProcessHandle child) {
        return child.info().startInstant().orElse(Instant.EPOCH);
    }

    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
