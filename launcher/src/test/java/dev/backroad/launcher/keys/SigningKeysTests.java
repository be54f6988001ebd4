package dev.backroad.launcher.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTests {

    private final List<String> asked = new ArrayList<>();
    private HttpServer gateway;
    private SigningKeys keys;
    private int status = 200;
    private String body = "{}";

    SigningKeysTests() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys = new SigningKeys("http://localhost:" + gateway.getAddress().getPort(), "token");
    }

    @BeforeEach
    void start() {
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void listsThemWithTheOperatorsToken() throws InterruptedException {
        body = "{\"items\":[{\"kid\":\"a\",\"status\":\"active\"}]}";

        assertThat(keys.list().at("/items/0/kid").asString()).isEqualTo("a");
        assertThat(asked).containsExactly("GET /api/v1/operations/signing-keys Bearer token ");
    }

    @Test
    void saysWhyItRotates() throws InterruptedException {
        status = 201;

        keys.rotate(false);
        keys.rotate(true);

        var rotation = "POST /api/v1/operations/signing-keys/rotation Bearer token ";
        assertThat(asked)
                .containsExactly(
                        rotation + "{\"reason\":\"routine\"}",
                        rotation + "{\"reason\":\"compromised\"}");
    }

    @Test
    void refusalSaysWhatTheServiceSays() {
        status = 409;
        body = "{\"detail\":\"The next key is published already.\\u001b[2J\"}";

        assertThatThrownBy(() -> keys.rotate(false))
                .hasMessageContaining("The next key is published already.")
                .message()
                .doesNotContain("\u001b");
    }

    @Test
    void garbageAndSilenceAreRefusalsToo() {
        body = "<html>";
        assertThatThrownBy(() -> keys.list()).hasMessageContaining("not with JSON");

        gateway.stop(0);
        assertThatThrownBy(() -> keys.list()).hasMessageContaining("no answer");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization")
                            + " "
                            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
