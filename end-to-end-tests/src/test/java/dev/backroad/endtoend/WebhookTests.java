package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody's program, called through the whole system: from the click to the signed message. */
class WebhookTests {

    private record Call(String id, String timestamp, String signature, String body) {

        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(signed));
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private final RunningSystem system = RunningSystem.up();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer program;

    @BeforeEach
    void start() throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/", this::hear);
        program.start();
    }

    @AfterEach
    void stop() {
        program.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            calls.add(
                    new Call(
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Test
    void completedTopicCallsAProgramWithASignatureAndAgainOnDemand() {
        var learner = Learner.enrolled(system, "learner");
        var api = learner.api();
        var registered =
                api.post(
                        "/api/v1/webhooks",
                        """
                        {"url": "http://127.0.0.1:%d/in", "eventTypes": ["progress.topic_completed"]}
                        """
                                .formatted(program.getAddress().getPort()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(registered.status()).as(registered.response().body()).isEqualTo(201);
        var path = registered.header("Location");
        var secret = registered.json().path("secret").asString();

        learner.complete("concurrency");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(calls).hasSize(1));
        var call = calls.getFirst();
        assertThat(call.isSignedWith(secret)).isTrue();
        assertThat(call.body())
                .contains("\"type\":\"progress.topic_completed\"", "\"concurrency\"");

        var delivery = api.get(path + "/deliveries").json().path("items").path(0);
        var again =
                api.post(
                        path + "/deliveries/" + delivery.path("id").asString() + "/redeliveries",
                        "");
        assertThat(again.status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(calls).hasSize(2));
        assertThat(calls.getLast().id()).isEqualTo(call.id());
        assertThat(calls.getLast().isSignedWith(secret)).isTrue();
        assertThat(api.send("DELETE", path, "").status()).isEqualTo(204);
    }
}
