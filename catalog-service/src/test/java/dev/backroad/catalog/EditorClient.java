package dev.backroad.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a token, or without, who speaks HTTP to the running service. */
public record EditorClient(int port, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String tag() {
            return header("ETag");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The kind of problem, and the field that it names, if it names one. */
        public String problem() {
            var type = json().path("type").asString();
            var field = json().at("/errors/0/field").asString("");
            return (type.substring(type.lastIndexOf('/') + 1) + " " + field).strip();
        }
    }

    public Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Answer post(String path, String body) {
        return send("POST", path, Map.of(), body);
    }

    public Answer post(String path, String tag, String body) {
        return send("POST", path, Map.of("If-Match", tag), body);
    }

    public Answer put(String path, String tag, String body) {
        return send("PUT", path, Map.of("If-Match", tag), body);
    }

    public Answer delete(String path, String tag) {
        return send("DELETE", path, Map.of("If-Match", tag), "");
    }

    /** Sends whatever is asked for; no body when it is empty. */
    public Answer send(String method, String path, Map<String, String> headers, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a topic says, as editors send it. */
    public static String topic(String slug, String... prerequisites) {
        return topicWithText(slug, "Text.", prerequisites);
    }

    /** The same with a text. */
    public static String topicWithText(String slug, String text, String... prerequisites) {
        return """
        {"slug":"%1$s","title":"About %1$s","level":"beginner","track":"spine","estimateMinutes":30,\
        "prerequisites":%2$s,"resources":[],"evidence":[{"kind":"reading"}],"text":%3$s}\
        """
                .formatted(
                        slug,
                        JSON.writeValueAsString(prerequisites),
                        JSON.writeValueAsString(text));
    }

    /** Makes a topic and publishes it; returns its tag. */
    public String published(String slug, String... prerequisites) {
        var draft = post("/api/v1/topics", topic(slug, prerequisites));
        return post("/api/v1/topics/" + slug + "/publication", draft.tag(), "").tag();
    }
}
