package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the API through the gateway, with a token or without one. */
final class ApiClient {

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private static final HttpClient LINES =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private ApiClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static ApiClient anonymous(RunningSystem system) {
        return new ApiClient(system.url(), "");
    }

    /** A client with a fresh token that the command line got by the real flow. */
    static ApiClient of(RunningSystem system, String user) {
        return new ApiClient(system.url(), system.cli().succeed("token", user));
    }

    static ApiClient of(RunningSystem system, String user, String password) {
        var signIn = system.cli().run(Map.of("BACKROAD_PASSWORD", password), "token", user);
        assertThat(signIn.exit()).as(signIn.err()).isZero();
        return new ApiClient(system.url(), signIn.out().strip());
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Opens what has no end; a line of its own, which can be cut. */
    HttpResponse<InputStream> stream(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Accept", "text/event-stream");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return LINES.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    Answer send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(10))
                        .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }
}
