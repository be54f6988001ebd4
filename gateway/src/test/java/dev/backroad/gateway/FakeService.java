package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part behind the gateway, over a real socket: remembers what it was asked and answers as a test
 * wishes.
 */
final class FakeService {

    record Request(String method, String path, Headers headers, String body) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    record Answer(int status, String body, Map<String, String> headers) {}

    private static final Answer OK = new Answer(200, "{}", Map.of());

    /** An answer that goes on until this returns. */
    interface Streaming {
        void write(OutputStream out) throws IOException;
    }

    /** Ends the connection without a word instead of answering. */
    static final Answer HANG_UP = new Answer(0, "", Map.of());

    /** More than any test sends at once: the default of 50 makes a busy machine refuse some. */
    private static final int BACKLOG = 1_000;

    private final int port;
    private HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> behaviour = _ -> OK;
    private volatile @Nullable Streaming streaming;

    FakeService() {
        server = start(0);
        port = server.getAddress().getPort();
    }

    private HttpServer start(int atPort) {
        try {
            var started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort),
                            BACKLOG);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::serve);
            started.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes the port: who connects is refused. */
    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = start(port);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            var request =
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers,
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            var stream = streaming;
            if (stream != null) {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                stream.write(exchange.getResponseBody());
                return;
            }
            var answer = behaviour.apply(request);
            if (answer.equals(HANG_UP)) {
                return;
            }
            var body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    void answers(Function<Request, Answer> with) {
        behaviour = with;
    }

    /** Answers whatever it is asked with this. */
    void streams(Streaming with) {
        streaming = with;
    }

    void forget() {
        requests.clear();
        streaming = null;
        behaviour = _ -> OK;
    }

    List<Request> requests() {
        return requests;
    }

    Request lastRequest() {
        return requests.getLast();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }
}
