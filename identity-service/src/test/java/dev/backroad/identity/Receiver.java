package dev.backroad.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's server that hears of ended sessions, and can be told how to answer. */
final class Receiver implements AutoCloseable {

    private static final String FORM = "logout_token=";

    private final HttpServer server;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext(
                "/",
                exchange -> {
                    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    tokens.add(URLDecoder.decode(body.substring(FORM.length()), UTF_8));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort() + "/back-channel-logout";
    }

    void answerWith(int otherStatus) {
        status = otherStatus;
    }

    /** Returns the logout tokens that arrived, as they came. */
    List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
