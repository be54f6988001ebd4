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

/**
 * Opens the page as somebody does who was never here: nothing in the browser's cache. Prints, for
 * each round, the milliseconds until the roadmap can be used, and the bytes of script and style that
 * came over the wire; the first round is not printed, for it warms up browser and server.
 *
 * <p>Arguments: the browser's program, a folder for its profile, the address, how many rounds.
 */
class FirstView implements WebSocket.Listener {

    /** Usable: all topics of the roadmap stand there, and no part of the page says that it is busy. */
    private static final String WATCH =
            """
            (() => {
                const look = setInterval(() => {
                    if (document.querySelector('.topics > li[data-slug]')
                            && !document.querySelector('[aria-busy=true]')) {
                        globalThis.usableAfter = performance.now();
                        clearInterval(look);
                    }
                }, 5);
            })()
            """;

    private static final String BYTES =
            """
            performance.getEntriesByType('resource')
                .filter((it) => /\\.(js|css)$/.test(new URL(it.name).pathname))
                .reduce((sum, it) => sum + it.encodedBodySize, 0)
            """;

    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();

    static void main(String[] arguments) throws Exception {
        var profile = Path.of(arguments[1]);
        var browser =
                new ProcessBuilder(
                                arguments[0],
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
        try (var http = HttpClient.newHttpClient()) {
            var devTools = "http://127.0.0.1:" + port(profile.resolve("DevToolsActivePort"));
            for (int round = 0; round <= Integer.parseInt(arguments[3]); round++) {
                var figures = new FirstView().look(http, devTools, arguments[2]);
                if (round > 0) {
                    IO.println(figures);
                }
            }
            http.shutdownNow();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
            browser.waitFor(10, TimeUnit.SECONDS);
        }
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

    private String look(HttpClient http, String devTools, String address) throws Exception {
        var tab =
                JsonMapper.shared()
                        .readTree(
                                http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        devTools
                                                                                + "/json/new?about:blank"))
                                                        .PUT(BodyPublishers.noBody())
                                                        .build(),
                                                BodyHandlers.ofString())
                                        .body());
        var line =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(tab.path("webSocketDebuggerUrl").asString()), this)
                        .join();
        send(line, "Network.enable", Map.of());
        send(line, "Network.clearBrowserCache", Map.of());
        send(line, "Page.enable", Map.of());
        send(line, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        send(line, "Page.navigate", Map.of("url", address));
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            var usable = evaluate(line, "globalThis.usableAfter ?? 0").asDouble();
            if (usable > 0) {
                var bytes = evaluate(line, BYTES).asLong();
                send(line, "Page.navigate", Map.of("url", "about:blank"));
                line.abort();
                return "%.0f %d".formatted(usable, bytes);
            }
            // Asking costs the page time, too.
            Thread.sleep(250);
        }
        throw new IOException("The page was not usable after a minute");
    }

    private JsonNode evaluate(WebSocket line, String script) throws InterruptedException {
        return send(line, "Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                .path("result")
                .path("result")
                .path("value");
    }

    private JsonNode send(WebSocket line, String method, Map<String, ?> parameters)
            throws InterruptedException {
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
}
