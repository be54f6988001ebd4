package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A page with the stream open, over a real socket; it reads as the HTML standard says. */
final class Tab implements AutoCloseable {

    record Event(String id, String name, String data) {}

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final HttpResponse<InputStream> answer;
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    volatile String lastId = "";
    private final Thread reader;

    private Tab(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static Tab open(int port, String token, @Nullable String lastId) {
        try {
            return new Tab(HTTP.send(request(port, token, lastId), BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static HttpRequest request(int port, String token, @Nullable String lastId) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + StreamController.PATH))
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            var id = "";
            var name = "message";
            var data = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    lastId = id;
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, data));
                    }
                    name = "message";
                    data = "";
                }
            }
        } catch (IOException cut) {
            lines.add("cut");
        }
    }

    List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    boolean isOver() {
        return !reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
