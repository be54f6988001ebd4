import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headless Chromium, driven by its DevTools. */
final class Browser implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String devTools;

    /**
     * Starts it.
     *
     * @param profile an empty folder, for what it writes
     */
    Browser(String program, Path profile) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                program,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve("log").toFile())
                        .start();
        devTools = "http://127.0.0.1:" + port(profile.resolve("DevToolsActivePort"));
    }

    /** It chooses a free one, and writes it down when it listens. */
    private static String port(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Files.readAllLines(file).getFirst();
            }
            Thread.sleep(100);
        }
        throw new IOException("The browser does not start");
    }

    Tab tab() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(devTools + "/json/new?about:blank"))
                        .PUT(BodyPublishers.noBody())
                        .build();
        var told = JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
        return new Tab(http, URI.create(told.path("webSocketDebuggerUrl").asString()));
    }

    @Override
    public void close() throws InterruptedException {
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** One tab; asked by one thread. */
    static final class Tab implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();
        private final WebSocket line;

        private Tab(HttpClient http, URI address) {
            line = http.newWebSocketBuilder().buildAsync(address, this).join();
        }

        /** Waits until a script's value is a number above 0, or true; asks seldom, for asking costs the page time, too. */
        double await(String script) throws IOException, InterruptedException {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < end) {
                var value = evaluate(script);
                if (value.asDouble(value.asBoolean(false) ? 1 : 0) > 0) {
                    return value.asDouble(1);
                }
                Thread.sleep(250);
            }
            throw new IOException("After a minute there was no " + script);
        }

        JsonNode evaluate(String script) throws InterruptedException {
            var asked = Map.of("expression", script, "returnByValue", true, "awaitPromise", true);
            return send("Runtime.evaluate", asked).path("result").path("result").path("value");
        }

        JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
            var command = Map.of("id", 1, "method", method, "params", parameters);
            line.sendText(JsonMapper.shared().writeValueAsString(command), true).join();
            var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null || answer.has("error")) {
                throw new IllegalStateException(method + " was answered " + answer);
            }
            return answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                var told = JsonMapper.shared().readTree(message.toString());
                message.setLength(0);
                if (told.has("id")) {
                    answers.add(told);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public void close() {
            line.abort();
        }
    }
}
