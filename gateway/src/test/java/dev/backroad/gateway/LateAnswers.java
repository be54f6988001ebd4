package dev.backroad.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between clients and a server; whatever the server says arrives a little later. */
final class LateAnswers implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Duration delay;

    /** One thread, so that nothing overtakes. */
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    private final AtomicLong answers = new AtomicLong();

    LateAnswers(int server, Duration delay) {
        this.server = server;
        this.delay = delay;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** How many times the server has said something, which is how often somebody waited for it. */
    long answers() {
        return answers.get();
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = entrance.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.startVirtualThread(() -> pass(client, behind, Duration.ZERO));
                Thread.startVirtualThread(() -> pass(behind, client, delay));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to, Duration after) {
        try (from;
                to) {
            var buffer = new byte[16 * 1024];
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                var chunk = Arrays.copyOf(buffer, read);
                if (after.isPositive()) {
                    answers.incrementAndGet();
                }
                var _ =
                        later.schedule(
                                () -> write(to, chunk), after.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException gone) {
            // One of them hung up: then both have.
        }
    }

    private static void write(Socket to, byte[] chunk) {
        try {
            to.getOutputStream().write(chunk);
        } catch (IOException gone) {
            // It is not interested any more.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        later.shutdownNow();
    }
}
