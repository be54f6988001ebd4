package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What travels over a connection beside requests and answers: protocols, codings, silence. */
@GatewayTest
@WithRedis
@TestPropertySource(
        properties = {
            "backroad.connections.first-headers=1s",
            "backroad.connections.next-headers=2s"
        })
class ConnectionsIntegrationTests {

    private static final String LONG = "[\"" + "many words ".repeat(1_000) + "\"]";

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        FakeParts.CATALOG.answers(_ -> new Answer(200, LONG, Map.of("ETag", "\"1\"")));
    }

    @Test
    void speaksHttp2WithoutTls() throws Exception {
        try (var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            var first = client.send(request("/api/v1/roadmaps").build(), BodyHandlers.ofString());
            var second = client.send(request("/nothing").build(), BodyHandlers.ofString());
            var write =
                    client.send(
                            request("/login").POST(BodyPublishers.ofString("a=b")).build(),
                            BodyHandlers.ofString());

            assertThat(second.version()).isEqualTo(Version.HTTP_2);
            assertThat(first.body()).isEqualTo(LONG);
            assertThat(second.statusCode()).isEqualTo(404);
            assertThat(second.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(write.statusCode()).isEqualTo(200);
        }
    }

    /** Longer than a connection may take for headers: HTTP/2 has its own rules. */
    @Test
    void keepsAnHttp2Connection() throws Exception {
        try (var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            client.send(request("/nothing").build(), BodyHandlers.ofString());
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);

            var later = client.send(request("/nothing").build(), BodyHandlers.ofString());

            assertThat(later.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void compressesLongAnswersForWhoAsks() throws Exception {
        var answer = gzipped("/api/v1/roadmaps");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body()).hasSizeLessThan(2_000);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(unpacked.readAllBytes(), ISO_8859_1)).isEqualTo(LONG);
        }
    }

    @Test
    void compressesNeitherStreamsNorShortAnswers() throws Exception {
        FakeParts.CATALOG.answers(_ ->
                new Answer(
                        200,
                        "data: " + LONG + "\n\n",
                        Map.of("Content-Type", "text/event-stream")));
        var stream = gzipped("/api/v1/roadmaps");
        FakeParts.CATALOG.answers(_ -> new Answer(200, "[]", Map.of()));
        var small = gzipped("/api/v1/roadmaps");

        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void hangsUpOnHeadersThatNeverEnd() throws Exception {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            slow.getOutputStream().write("GET / HTTP/1.1\r\nX-A: ".getBytes(ISO_8859_1));

            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isHungUp(slow));
        }
    }

    @Test
    void hangsUpOnTheSecondRequestsHeadersThatNeverEnd() throws Exception {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            slow.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(new String(slow.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 200");

            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isHungUp(slow));
        }
    }

    /** Adds another byte of a header, as such clients do; fails when nobody takes it any more. */
    private static boolean isHungUp(Socket slow) throws IOException {
        try {
            slow.getOutputStream().write('x');
            return false;
        } catch (SocketException hungUp) {
            return true;
        }
    }

    private HttpResponse<byte[]> gzipped(String path) throws Exception {
        try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            return client.send(
                    request(path).header("Accept-Encoding", "gzip").build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(door.uri(path));
    }
}
