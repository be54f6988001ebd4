package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A browser with a cookie jar, as far as these tests need one. It plays identity-service's login
 * page, too.
 */
final class Browser {

    private final Door door;
    private final WebTestClient client;
    private final Map<String, String> cookies;

    Browser(Door door) {
        this(door, new ConcurrentHashMap<>());
    }

    private Browser(Door door, Map<String, String> cookies) {
        this.door = door;
        this.cookies = cookies;
        client = door.client();
    }

    /** The same browser, whose requests a load balancer sends to another gateway. */
    Browser at(Door other) {
        return new Browser(other, cookies);
    }

    EntityExchangeResult<byte[]> get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    /** A write as our page sends it, with the CSRF token out of its cookie. */
    EntityExchangeResult<byte[]> write(HttpMethod method, String path) {
        return send(method, path, cookies.get("XSRF-TOKEN"));
    }

    EntityExchangeResult<byte[]> send(HttpMethod method, String path, @Nullable String csrf) {
        var request = client.method(method).uri(door.uri(path));
        cookies.forEach(request::cookie);
        if (csrf != null) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        var answer = request.exchange().expectBody().returnResult();
        answer.getResponseCookies()
                .forEach((name, values) -> remember(name, values.getLast().getValue()));
        return answer;
    }

    private void remember(String name, String value) {
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    /** Goes to the sign-in, "types the password", comes back, and fetches the CSRF token. */
    EntityExchangeResult<byte[]> signIn(String start) {
        var query = query(get(start));
        FakeParts.IDENTITY.expectNonce(Objects.requireNonNull(query.getFirst("nonce")));
        var back = get("/session/callback?code=code&state=" + query.getFirst("state"));
        get("/session");
        return back;
    }

    @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    /** The query of the redirect, as it stands in the Location header. */
    static MultiValueMap<String, @Nullable String> query(EntityExchangeResult<?> redirect) {
        return UriComponentsBuilder.fromUri(location(redirect)).build().getQueryParams();
    }

    static URI location(EntityExchangeResult<?> redirect) {
        return Objects.requireNonNull(redirect.getResponseHeaders().getLocation());
    }

    static String body(EntityExchangeResult<byte[]> answer) {
        byte[] content = answer.getResponseBody();
        return content == null ? "" : new String(content, UTF_8);
    }
}
