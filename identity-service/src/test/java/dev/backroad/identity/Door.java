package dev.backroad.identity;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to the database that a test can shut: connections break, and new ones are refused. */
final class Door implements Closeable {

    private final URI target;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket entrance;

    Door(String jdbcUrl) {
        target = URI.create(jdbcUrl.substring("jdbc:".length()));
        entrance = listen(0);
        port = entrance.getLocalPort();
    }

    /** Returns the address of the database behind the door. */
    String jdbcUrl() {
        return "jdbc:" + target.toString().replaceFirst(":" + target.getPort(), ":" + port);
    }

    void open() {
        entrance = listen(port);
    }

    void shut() {
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
                var inside = new Socket(target.getHost(), target.getPort());
                sockets.addAll(List.of(outside, inside));
                Thread.ofVirtual().start(() -> copy(outside, inside));
                Thread.ofVirtual().start(() -> copy(inside, outside));
            }
        } catch (IOException shut) {
            // nobody comes in any more
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException shut) {
            // the other side is gone
        }
    }
}
