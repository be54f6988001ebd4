package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page with the live stream open. It reads as the HTML standard says, and comes back with the
 * last id that it has seen whenever its line breaks, which it does at any time by itself.
 */
final class LivePage implements AutoCloseable {

    private final ApiClient api;
    private final int cutsToMake;
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private int retry = 1_000;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger resyncs = new AtomicInteger();
    private volatile boolean isClosed;
    private volatile @Nullable InputStream line;

    /** Opens a page, and returns when its stream has begun. */
    static LivePage open(ApiClient api, int cutsToMake) {
        var page = new LivePage(api, cutsToMake);
        await().atMost(Duration.ofSeconds(30)).until(() -> !page.lastId.isEmpty());
        return page;
    }

    private LivePage(ApiClient api, int cutsToMake) {
        this.api = api;
        this.cutsToMake = cutsToMake;
        Thread.ofVirtual().start(this::live);
    }

    /** What it was told of completed topics, in that order. */
    List<JsonNode> notifications() {
        return notifications;
    }

    int cuts() {
        return cuts.get();
    }

    int resyncs() {
        return resyncs.get();
    }

    private void live() {
        while (!isClosed) {
            var stream = open();
            if (stream.statusCode() != 200) {
                close(stream.body());
                rest(retry);
                continue;
            }
            line = stream.body();
            if (isClosed) {
                close(stream.body());
            }
            var isLast = cuts.get() >= cutsToMake;
            var cutter = isLast ? null : cutLater(stream.body());
            read(stream.body());
            if (cutter != null) {
                cutter.interrupt();
                cuts.incrementAndGet();
                rest(retry);
            }
        }
    }

    private HttpResponse<InputStream> open() {
        return lastId.isEmpty()
                ? api.stream("/api/v1/notifications/stream")
                : api.stream("/api/v1/notifications/stream", "Last-Event-ID", lastId);
    }

    private Thread cutLater(InputStream body) {
        return Thread.ofVirtual()
                .start(() -> {
                    if (rest(ThreadLocalRandom.current().nextInt(100, 1_000))) {
                        close(body);
                    }
                });
    }

    private void read(InputStream body) {
        try (var in = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            var id = lastId;
            var name = "";
            var data = "";
            for (var text = in.readLine(); text != null; text = in.readLine()) {
                if (text.startsWith("id: ")) {
                    id = text.substring(4);
                } else if (text.startsWith("retry: ")) {
                    retry = Integer.parseInt(text.substring(7));
                } else if (text.startsWith("event: ")) {
                    name = text.substring(7);
                } else if (text.startsWith("data: ")) {
                    data = text.substring(6);
                } else if (text.isEmpty()) {
                    lastId = id;
                    dispatch(name, data);
                    name = "";
                    data = "";
                }
            }
        } catch (IOException cut) {
            // as it was meant to be; what was not read to its blank line never happened
        }
    }

    private void dispatch(String name, String data) {
        switch (name) {
            case "notification" -> add(JsonMapper.shared().readTree(data));
            case "resync" -> resyncs.incrementAndGet();
            default -> {}
        }
    }

    /**
     * Completing topics may earn achievements besides. What is told is what the list has, and in
     * which language it is.
     */
    private void add(JsonNode told) {
        if (!((ObjectNode) told).remove("language").asString().equals("en")) {
            throw new IllegalStateException("Told in another language: " + told);
        }
        if (told.path("kind").asString().equals("topic-completed")) {
            notifications.add(told);
        }
    }

    private static boolean rest(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException closed) {
            // it is, then
        }
    }

    @Override
    public void close() {
        isClosed = true;
        var present = line;
        if (present != null) {
            close(present);
        }
    }
}
