package dev.backroad.launcher.keys;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Json;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.console.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks identity-service about its signing keys through the gateway, and has them rotated. */
public final class SigningKeys {

    private static final String PATH = "/api/v1/operations/signing-keys";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final String url;
    private final String token;

    public SigningKeys(String publicUrl, String token) {
        this.url = publicUrl + PATH;
        this.token = token;
    }

    /** The keys, newest first: {@code {"items": [{"kid", "status", "signsFrom", …}]}}. */
    public JsonNode list() throws InterruptedException {
        return send(request(""));
    }

    /**
     * Makes the next key and returns it.
     *
     * @param compromised sign with it at once, and let nobody accept what older keys signed
     */
    public JsonNode rotate(boolean compromised) throws InterruptedException {
        String body = Json.write(Map.of("reason", compromised ? "compromised" : "routine"));
        return send(
                request("/rotation")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw refused(reason(answer));
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException broken) {
            throw refused(url + " answers, but not with JSON.");
        } catch (IOException away) {
            throw refused("There is no answer from " + url + ".");
        }
    }

    private static String reason(HttpResponse<String> answer) {
        return Json.read(answer.body(), "detail")
                .map(said -> Table.shortened(Table.visible(said), LONGEST))
                .orElse("The gateway answers with status " + answer.statusCode() + ".");
    }

    private static Problem refused(String what) {
        return new Problem(
                ErrorCode.KEYS_REFUSED,
                what,
                "The keys are identity-service's, and only operators may see or rotate them.",
                "./backroad keys --user operator");
    }
}
