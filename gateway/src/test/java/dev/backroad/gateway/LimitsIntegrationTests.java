package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
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
    void passesTheLargestRecordOfALearner() {
        var record = "{\"x\":\"" + "x".repeat(6 * MEGABYTE - 8) + "\"}";

        bringRecord(HttpMethod.PUT, record).expectStatus().isOk();

        assertThat(FakeParts.PROGRESS.lastRequest().body()).isEqualTo(record);
    }

    @Test
    void refusesALargerRecordThanAnybodyHas() {
        bringRecord(HttpMethod.PUT, "x".repeat(6 * MEGABYTE + 1))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The body has more than 6 MiB.");
        bringRecord(HttpMethod.POST, "x".repeat(MEGABYTE + 1)).expectStatus().isEqualTo(413);
        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    private ResponseSpec bringRecord(HttpMethod method, String record) {
        return door.client()
                .method(method)
                .uri("/api/v1/progress-file")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(record)
                .exchange();
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        Flux<DataBuffer> body =
                Flux.range(0, 20)
                        .map(_ ->
                                DefaultDataBufferFactory.sharedInstance.wrap(
                                        " ".repeat(64 * 1024).getBytes(UTF_8)));

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

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void refusesJsonThatIsNestedTooDeep(String level) {
        post("application/json", level.repeat(65).getBytes(UTF_8))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/unreadable-body");
    }

    @Test
    void findsBracketsInEveryJsonType() {
        var deep = "[".repeat(100_000).getBytes(UTF_8);

        post("application/merge-patch+json", deep).expectStatus().isBadRequest();
        post("application/json;charset=utf-16", "[".repeat(100).getBytes(UTF_16LE))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void passesDeepEnoughJsonAndBracketsInTexts() {
        var json = "[".repeat(64) + "\"\\\"" + "[{".repeat(100) + "\"" + "]".repeat(64);

        post("application/json", json.getBytes(UTF_8)).expectStatus().isOk();

        assertThat(FakeParts.PROGRESS.lastRequest().body()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip", "x"})
    void refusesCompressedBodies(String coding) {
        door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .header("Content-Encoding", coding)
                .header("Content-Type", "application/json")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept-Encoding", "identity");
        assertThat(FakeParts.PROGRESS.requests()).isEmpty();
    }

    @Test
    void refusesACompressedBodyWhoseCodingIsInASecondLine() throws IOException {
        var request =
                """
                POST /login HTTP/1.1
                Host: localhost
                Connection: close
                Content-Encoding: identity
                Content-Encoding: gzip
                Content-Length: 2

                {}\
                """;

        assertThat(raw(request)).startsWith("HTTP/1.1 415 ");

        assertThat(FakeParts.IDENTITY.service.requests()).isEmpty();
    }

    @Test
    void refusesMoreHeadersThanAnybodyNeeds() {
        var request = door.client().get().uri("/api/v1/roadmaps");
        for (int i = 0; i < 110; i++) {
            request.header("X-" + i, "x");
        }

        request.exchange().expectStatus().isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=%ff",
                "?after=%c3%28",
                "?%ff=1",
                "?after=%00",
                "?a=%zz",
                "?%",
                "?a=%f"
            })
    void isNotConfusedByBytesThatAreNoText(String query) throws IOException {
        var answer = door.raw("GET", "/api/v1/roadmaps" + query);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(FakeParts.CATALOG.requests()).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private ResponseSpec post(String type, byte[] body) {
        return door.client()
                .post()
                .uri("/api/v1/enrollments")
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .header("Content-Type", type)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void opensNoTunnelByWebSocket() throws IOException {
        var request =
                """
                GET /api/v1/roadmaps HTTP/1.1
                Host: localhost
                Connection: Upgrade, close
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """;

        assertThat(raw(request))
                .startsWith("HTTP/1.1 400 ")
                .contains("There is no WebSocket here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "*/json", "*/*;q=2", "text/html;q=high", "text/html;a=\u00e9"})
    void refusesAnAcceptHeaderThatCannotBeRead(String accept) {
        for (var path : List.of("/", "/session", "/docs", "/api/v1/roadmaps", "/assets/app.css")) {
            assertThat(statusOf(path, accept)).as(path).isLessThan(500);
        }
        assertThat(statusOf("/", accept)).isEqualTo(406);
    }

    @Test
    void refusesMoreMediaTypesThanAnybodyNeeds() {
        for (var path : List.of("/", "/session", "/login", "/api/v1/roadmaps")) {
            assertThat(statusOf(path, "a/b,".repeat(2_000))).as(path).isEqualTo(400);
        }
    }

    private int statusOf(String path, String accept) {
        return door.client()
                .get()
                .uri(path)
                .header("Accept", accept)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
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
