package dev.backroad.defaults.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was answered to a request the first time.
 *
 * @param headers those that belong to the answer and not to its journey, one "name: value" a line
 */
record StoredAnswer(String fingerprint, int status, String headers, String body) {

    /** Tells the caller that nothing was done this time. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    static StoredAnswer of(KeyedRequest request, ContentCachingResponseWrapper response) {
        var headers =
                KEPT.stream()
                        .filter(name -> response.getHeader(name) != null)
                        .map(name -> name + ": " + response.getHeader(name))
                        .collect(Collectors.joining("\n"));
        return new StoredAnswer(
                request.fingerprint(),
                response.getStatus(),
                headers,
                isSecret(response)
                        ? withoutSecrets(response.getContentAsByteArray())
                        : new String(response.getContentAsByteArray(), UTF_8));
    }

    /**
     * The rest is the answer all the same: whoever repeats hears what was made, and its id. Of an
     * answer in which no secret is found nothing is kept, for there it has another name.
     */
    private static String withoutSecrets(byte[] json) {
        try {
            if (JsonMapper.shared().readTree(json) instanceof ObjectNode answer) {
                var secrets =
                        answer.propertyNames().stream()
                                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("secret"))
                                .toList();
                return secrets.isEmpty() ? "" : answer.remove(secrets).toString();
            }
        } catch (JacksonException noJson) {
            // Nothing of it, then.
        }
        return "";
    }

    /** What the controller lets nobody keep is shown once. */
    private static boolean isSecret(HttpServletResponse response) {
        var keeping = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return keeping != null && keeping.contains("no-store");
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.lines()
                .map(line -> line.split(": ", 2))
                .forEach(
                        header -> response.setHeader(header[0], Objects.requireNonNull(header[1])));
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(body.getBytes(UTF_8));
    }
}
