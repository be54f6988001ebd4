package dev.backroad.launcher.deadletter;

import dev.backroad.launcher.console.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with the desks of all services through the gateway, in the name of one user. */
public final class Desks {

    private static final String PATH = "/api/v1/operations/dead-letters";
    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final String url;
    private final String user;
    private final String token;

    public Desks(String publicUrl, String user, String token) {
        this.url = publicUrl + PATH;
        this.user = user;
        this.token = token;
    }

    public List<DeskState> overview() throws InterruptedException {
        return read(get(""), "").path("items").valueStream().map(DeskState::new).toList();
    }

    /** The oldest letters with this status, at most so many. */
    public List<Letter> letters(String service, String status, int most)
            throws InterruptedException {
        List<Letter> letters = new ArrayList<>();
        String after = "";
        do {
            int limit = Math.min(PAGE, most - letters.size());
            JsonNode page =
                    read(
                            get(
                                    "/%s?status=%s&limit=%d%s"
                                            .formatted(service, status, limit, after)),
                            "");
            page.path("items").valueStream().map(Letter::new).forEach(letters::add);
            after = page.path("next").asStringOpt().map(next -> "&after=" + next).orElse("");
        } while (!after.isEmpty() && letters.size() < most);
        return letters;
    }

    /** The whole letter, if this service has one with the full id. */
    public Optional<Letter> find(String service, String id) throws InterruptedException {
        HttpResponse<String> answer = send(get("/" + service + "/" + id));
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(new Letter(read(answer, id)));
    }

    public JsonNode replay(Letter letter) throws InterruptedException {
        return read(post(letter, "replay", HttpRequest.BodyPublishers.noBody()), letter.id());
    }

    public JsonNode park(Letter letter, String note) throws InterruptedException {
        String body = Json.write(Map.of("note", note));
        return read(
                post(letter, "park", HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"),
                letter.id());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpRequest.Builder post(Letter letter, String verb, HttpRequest.BodyPublisher body) {
        return get("/%s/%s/%s".formatted(letter.service(), letter.id(), verb)).POST(body);
    }

    private JsonNode read(HttpRequest.Builder request, String id) throws InterruptedException {
        return read(send(request), id);
    }

    private JsonNode read(HttpResponse<String> answer, String id) {
        if (answer.statusCode() != 200) {
            throw Refusal.of(answer, user, id);
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException broken) {
            throw Refusal.away(url + " answers, but not with JSON.");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest asked =
                request.timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .build();
        try {
            return http.send(asked, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw Refusal.away(
                    "There is no answer from " + url + "." + doubt(asked.method().equals("POST")));
        }
    }

    private static String doubt(boolean write) {
        return write ? " The change may or may not have been made." : "";
    }
}
