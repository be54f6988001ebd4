package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@GatewayTest
@WithRedis
class LimitsIntegrationTests {

    private static final int MEGABYTE = 1024 * 1024;

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("x".repeat(MEGABYTE + 1))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        Flux<DataBuffer> body =
                Flux.range(0, 20)
                        .map(_ ->
                                DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));

        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(BodyInserters.fromDataBuffers(body))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
    }

    @Test
    void opensNoTunnelByWebSocket() throws IOException {
        var request =
                """
                GET /api/v1/roadmaps HTTP/1.1
                Host: localhost
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """;

        try (var client = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            client.getOutputStream().write(request.getBytes(ISO_8859_1));

            assertThat(new String(client.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void refusesALongAddress() {
        door.client()
                .get()
                .uri("/api/v1/roadmaps?q=" + "x".repeat(9_000))
                .exchange()
                .expectStatus()
                .isEqualTo(414)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
    }

    @Test
    void refusesLargeHeaders() {
        door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .header("X-Large", "x".repeat(17_000))
                .exchange()
                .expectStatus()
                .isEqualTo(431)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON);
    }
}
