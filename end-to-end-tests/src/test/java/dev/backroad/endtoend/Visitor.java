package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
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

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
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

    /** Sends a form to the gateway as its own page does, with the token from the cookie. */
    HttpResponse<String> postAsOurPage(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(url).resolve(path))
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .POST(BodyPublishers.noBody()));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Opens a page, fills in its form and sends it, hidden fields included. */
    HttpResponse<String> submit(String page, Map<String, String> typed) {
        return submit(page, URI.create(page).getPath(), typed);
    }

    /** The same for a form whose page was reached by redirects, and that goes elsewhere. */
    HttpResponse<String> submit(String page, String action, Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        HIDDEN.matcher(open(page).body())
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(typed);
        var form =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(url).resolve(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(10))
                            .header("Accept", "text/html,*/*")
                            .build(),
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
