package dev.backroad.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.StampedLock;

/**
 * A way to a server that a test can shut (connections break, new ones are refused) or stall (bytes
 * go in and come out when it is opened).
 */
public final class Door implements Closeable {

    private final String host;
    private final int target;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final StampedLock flow = new StampedLock();
    private long stall;
    private ServerSocket entrance;

    /** Opens a way to the server, at a port that was free. */
    public Door(String host, int target) {
        this.host = host;
        this.target = target;
        entrance = somewhere();
        port = entrance.getLocalPort();
    }

    /**
     * Not at a port that systems lend to connections: while the door is shut, one of them could get
     * it, even the one that knocks at this very door.
     */
    private ServerSocket somewhere() {
        for (var tries = 0; tries < 100; tries++) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(12_000, 32_000));
            } catch (UncheckedIOException taken) {
                // another one
            }
        }
        return listen(0);
    }

    /** Returns where the door is, at the loopback address. */
    public int port() {
        return port;
    }

    /** Lets everything pass again. */
    public void open() {
        if (stall != 0) {
            flow.unlockWrite(stall);
            stall = 0;
        }
        if (entrance.isClosed()) {
            entrance = listen(port);
        }
    }

    /** Keeps connections, and what goes through them, until it is opened. */
    public void stall() {
        stall = flow.writeLock();
    }

    /** Breaks all connections, and refuses new ones until it is opened. */
    public void shut() {
        close();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (var socket : sockets) {
                socket.close();
            }
            sockets.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ServerSocket listen(int at) {
        try {
            var server = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(server));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                var outside = server.accept();
                var inside = new Socket(host, target);
                sockets.addAll(List.of(outside, inside));
                Thread.ofVirtual().start(() -> copy(outside, inside));
                Thread.ofVirtual().start(() -> copy(inside, outside));
            }
        } catch (IOException shut) {
            // nobody comes in any more
        }
    }

    private void copy(Socket from, Socket to) {
        var buffer = new byte[8192];
        try (from;
                to) {
            int read;
            while ((read = from.getInputStream().read(buffer)) >= 0) {
                var pass = flow.readLock();
                try {
                    to.getOutputStream().write(buffer, 0, read);
                } finally {
                    flow.unlockRead(pass);
                }
            }
        } catch (IOException shut) {
            // the other side is gone
        }
    }
}
