package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, as far as forms need one: cookies, redirects, hidden fields. */
final class Visitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String url;

    Visitor(RunningSystem system) {
        this.url = system.url();
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(URI.create(url).resolve(path)));
    }

    /** Opens a page, fills in its form and sends it, hidden fields included. */
    HttpResponse<String> submit(String page, Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        HIDDEN.matcher(open(page).body())
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(typed);
        var form =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        var action = URI.create(page).getPath();
        return send(
                HttpRequest.newBuilder(URI.create(url).resolve(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(10)).header("Accept", "text/html").build(),
                    BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
