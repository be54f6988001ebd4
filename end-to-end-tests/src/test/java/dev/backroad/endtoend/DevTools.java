package dev.backroad.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line to one tab of a browser: commands with answers, and events in between. */
final class DevTools implements WebSocket.Listener {

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket line;

    DevTools(HttpClient http, URI address) {
        line = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** All events since the beginning, oldest first. */
    List<JsonNode> events() {
        return events;
    }

    /** Sends a command and waits for its answer. */
    JsonNode send(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        var command = Map.of("id", id, "method", method, "params", parameters);
        synchronized (this) { // one text after the other
            line.sendText(JsonMapper.shared().writeValueAsString(command), true).join();
        }
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            hear(JsonMapper.shared().readTree(message.toString()));
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(JsonNode told) {
        if (!told.has("id")) {
            events.add(told);
            return;
        }
        var answer = waiting.remove(told.path("id").asInt());
        if (answer == null) {
            return;
        }
        if (told.has("error")) {
            answer.completeExceptionally(new IllegalStateException(told.path("error").toString()));
        } else {
            answer.complete(told.path("result"));
        }
    }
}
