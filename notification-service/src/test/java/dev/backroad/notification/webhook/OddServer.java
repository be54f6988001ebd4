package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers by hand, byte by byte, over a real socket. */
final class OddServer implements AutoCloseable {

    /** Writes whatever it likes. */
    interface Manner {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** Counts what could be written before the other side left. */
    final AtomicLong written = new AtomicLong();

    final AtomicInteger calls = new AtomicInteger();

    /** Counts the calls that were answered, or given up. */
    final AtomicInteger done = new AtomicInteger();

    private final ServerSocket socket;

    OddServer(Manner manner) {
        this(plain(), manner);
    }

    OddServer(ServerSocket socket, Manner manner) {
        this.socket = socket;
        Thread.ofVirtual().start(() -> accept(manner));
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/in";
    }

    static Manner text(String... lines) {
        return out -> out.write(String.join("\r\n", lines).getBytes(ISO_8859_1));
    }

    private void accept(Manner manner) {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client, manner));
            }
        } catch (IOException closed) {
            // nobody is let in any more
        }
    }

    private void serve(Socket client, Manner manner) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            var line = in.readLine();
            int length = 0;
            while (line != null && !line.isEmpty()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                line = in.readLine();
            }
            for (int read = 0; read < length; read++) {
                in.read();
            }
            calls.incrementAndGet();
            manner.answer(new Counting(client.getOutputStream()));
        } catch (IOException left) {
            // the other side has heard enough
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            done.incrementAndGet();
        }
    }

    private final class Counting extends OutputStream {

        private final OutputStream out;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            written.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written.addAndGet(length);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
