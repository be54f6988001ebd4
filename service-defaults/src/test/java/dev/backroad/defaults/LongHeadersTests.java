package dev.backroad.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithTokens;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A service of its own: Tomcat tells of such a request in its log only once. */
@WithTokens
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.application.name=long-headers",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class LongHeadersTests {

    private static final String TAG = "\"0123456789abcdef0123456789abcdef\"";

    @LocalServerPort int port;

    @Test
    void asManyTagsAsTheGatewayLetsPassAreRead() {
        var http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        var address = "/api/v1/bricks";
        var tag =
                http.get()
                        .uri(address)
                        .exchange()
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getETag();

        http.get()
                .uri(address)
                .header("If-None-Match", (TAG + ", ").repeat(450) + tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void asManyLanguagesAsFitAreRead() {
        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/bricks")
                .header("Accept-Language", "en, de;q=0.5, ".repeat(1_000) + "fr")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void whatIsLongerIsRefusedWithoutAStackTrace(CapturedOutput log) throws IOException {
        var header = "If-Match: " + "x".repeat(33_000);
        try (var socket = new Socket("localhost", port)) {
            var request = "GET /api/v1/bricks HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "/problems/bad-request");
        }
        assertThat(log).doesNotContain("Exception", "\tat ");
    }
}
