package dev.backroad.launcher.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an authorization server that is as small as it can be and checks what matters. */
class SignInTests {

    private HttpServer server = placeholder();
    private Map<String, String> asked = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/authorize", this::authorize);
        server.createContext("/login", this::login);
        server.createContext("/oauth2/token", this::token);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bringsBackTheAccessToken() throws InterruptedException {
        String token = new SignIn(url()).accessToken("learner", "learner-demo");

        assertThat(token).isEqualTo("the.access.token");
        assertThat(asked)
                .containsEntry("client_id", "backroad-cli")
                .containsEntry("redirect_uri", "http://127.0.0.1:8089/callback")
                .containsEntry("code_challenge_method", "S256");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> new SignIn(url()).accessToken("learner", "wrong"));

        assertThat(problem.code()).isEqualTo(ErrorCode.SIGN_IN_REFUSED);
        assertThat(problem.code().exitCode()).isEqualTo(4);
    }

    @Test
    void saysWhyTheGatewayLetsNobodySignIn() {
        server.removeContext("/login");
        server.createContext(
                "/login",
                exchange -> {
                    if (exchange.getRequestMethod().equals("GET")) {
                        login(exchange);
                    } else {
                        send(exchange, 503, "{\"detail\":\"Sign-ins cannot be counted.\"}");
                    }
                });

        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> new SignIn(url()).accessToken("learner", "x"));

        assertThat(problem).hasMessageContaining("503: Sign-ins cannot be counted.");
    }

    @Test
    void saysThatTheSystemIsDown() {
        String url = url();
        server.stop(0);

        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> new SignIn(url).accessToken("learner", "x"));

        assertThat(problem.code()).isEqualTo(ErrorCode.NOT_UP);
        assertThat(problem.lines(java.nio.file.Path.of("/"))).contains("Run:  ./backroad up");
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Signed in: back with a code. Otherwise: to the sign-in page. */
    private void authorize(HttpExchange exchange) throws IOException {
        asked = Browser.query(exchange.getRequestURI());
        String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        if (cookies.contains("SESSION=in")) {
            redirect(
                    exchange,
                    asked.get("redirect_uri") + "?code=abc&state=" + encoded(asked.get("state")));
        } else {
            exchange.getResponseHeaders().add("Set-Cookie", "SESSION=out; Path=/; HttpOnly");
            redirect(exchange, "/login");
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            send(
                    exchange,
                    200,
                    "<form><input type=\"hidden\" name=\"_csrf\" value=\"t0ken\"/></form>");
            return;
        }
        Map<String, String> form = form(exchange);
        if (form.equals(
                Map.of("username", "learner", "password", "learner-demo", "_csrf", "t0ken"))) {
            exchange.getResponseHeaders().add("Set-Cookie", "SESSION=in; Path=/; HttpOnly");
            StringBuilder query = new StringBuilder("/oauth2/authorize?continue");
            asked.forEach((name, value) -> query.append("&" + name + "=" + encoded(value)));
            redirect(exchange, query.toString());
        } else {
            redirect(exchange, "/login?error");
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        boolean proven =
                "abc".equals(form.get("code"))
                        && challenge(form.getOrDefault("code_verifier", ""))
                                .equals(asked.get("code_challenge"));
        send(
                exchange,
                proven ? 200 : 400,
                proven ? "{\"access_token\":\"the.access.token\",\"expires_in\":300}" : "{}");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Browser.query(URI.create("/?" + body));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        send(exchange, 302, "");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String encoded(@org.jspecify.annotations.Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static HttpServer placeholder() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
