package dev.backroad.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A browser without JavaScript that sits where the gateway sits: whatever is addressed to the
 * public URL goes to the service, with the Host header as the browser sent it.
 */
final class Browser {

    static final String PUBLIC_URL = "http://localhost:8080";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies;
    private final HttpClient http;
    private final int port;

    Browser(int port) {
        this(port, new CookieManager());
    }

    private Browser(int port, CookieManager cookies) {
        this.port = port;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Returns the same browser, now in front of another instance. */
    Browser before(int otherPort) {
        return new Browser(otherPort, cookies);
    }

    HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    HttpResponse<String> post(String address, Map<String, String> form, String... headers) {
        return postForm(address, encode(form), headers);
    }

    HttpResponse<String> postForm(String address, String form, String... headers) {
        return send(
                request(address, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> delete(String address, String... headers) {
        return send(request(address, headers).DELETE());
    }

    HttpResponse<String> postJson(String address, String body, String... headers) {
        return send(
                request(address, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Fills in the login form; the page may be there because of an authorization request. */
    HttpResponse<String> signIn(String username, String password, String... headers) {
        return submit("/login", Map.of("username", username, "password", password), headers);
    }

    /** Opens a page and submits its form, with the CSRF token that the page holds. */
    HttpResponse<String> submit(String page, Map<String, String> fields, String... headers) {
        var csrf = CSRF.matcher(get(page).body());
        if (!csrf.find()) {
            throw new IllegalStateException("No form at " + page);
        }
        var form = new HashMap<>(fields);
        form.put("_csrf", csrf.group(1));
        return post(page.replaceFirst("\\?.*", ""), form, headers);
    }

    HttpResponse<String> follow(HttpResponse<String> redirect) {
        return get(location(redirect));
    }

    static String location(HttpResponse<?> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new AssertionError(
                                "No redirect: " + redirect.statusCode() + " " + redirect.body()));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8)
                                + "="
                                + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }

    private HttpRequest.Builder request(String address, String... headers) {
        var path = address.replaceFirst("^http://localhost:[0-9]+", "");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Host", URI.create(PUBLIC_URL).getAuthority());
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
