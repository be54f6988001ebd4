package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Bytes that no HTTP client sends: somebody tries to hide a request in another one, to exhaust us,
 * or to find out what we do. Each is refused without a word to a service, never as our own fault,
 * and where the framing is in doubt the connection ends.
 */
@GatewayTest
@SuppressWarnings("StringConcatToTextBlock") // the ends of lines matter here
@WithRedis
class RawSocketIntegrationTests {

    private static final String POST = "POST /login HTTP/1.1\r\nHost: localhost\r\n";
    private static final String GET =
            "GET /api/v1/roadmaps HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n";
    private static final String HIDDEN = "GET /api/v1/topics/hidden HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"doubtfulFraming", "brokenHeaders", "brokenRequestLines"})
    void refusesAndHangsUp(String attack, String bytes) throws IOException {
        var answer = send(bytes);

        assertThat(answer)
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(),
                        it -> assertThat(it).matches("(?s)HTTP/\\d\\.\\d 4.*"));
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(FakeParts.allRequests()).isEmpty();
    }

    static Stream<Arguments> doubtfulFraming() {
        return Stream.of(
                attack(
                        "CL.TE",
                        POST + "Content-Length: 6\r\n" + CHUNKED + "\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE.CL",
                        POST + CHUNKED + "Content-Length: 4\r\n\r\n5c\r\n" + HIDDEN + "0\r\n\r\n"),
                attack(
                        "TE.TE identity",
                        POST + CHUNKED + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE.TE unknown",
                        POST + CHUNKED + "Transfer-Encoding: x\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE unknown",
                        POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE chunked not last",
                        POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE twice chunked",
                        POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE gzip",
                        POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE with tab",
                        POST + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE before a space",
                        POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "TE in HTTP/1.0",
                        POST.replace("1.1", "1.0") + CHUNKED + "\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "two lengths",
                        POST + "Content-Length: 0\r\nContent-Length: 52\r\n\r\n" + HIDDEN),
                attack(
                        "twice the same length",
                        POST + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                attack("lengths in a list", POST + "Content-Length: 0, 52\r\n\r\n" + HIDDEN),
                attack("negative length", POST + "Content-Length: -1\r\n\r\n" + HIDDEN),
                attack("length with plus", POST + "Content-Length: +5\r\n\r\nabcde" + HIDDEN),
                attack("length in hex", POST + "Content-Length: 0x5\r\n\r\nabcde" + HIDDEN),
                attack(
                        "length beyond long",
                        POST + "Content-Length: 99999999999999999999\r\n\r\n" + HIDDEN),
                attack("length with a space", POST + "Content-Length: 5 5\r\n\r\nabcde" + HIDDEN),
                attack("empty length", POST + "Content-Length: \r\n\r\n" + HIDDEN));
    }

    /**
     * The request has begun when its body breaks off; what is behind must not become another one.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hidesNothingBehindBrokenChunks(String attack, String bytes) throws IOException {
        var answer = send(bytes);

        assertThat(answer).doesNotContain("HTTP/1.1 5");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(FakeParts.allRequests()).noneMatch(it -> it.path().contains("hidden"));
    }

    static Stream<Arguments> hidesNothingBehindBrokenChunks() {
        return Stream.of(
                attack("chunk without size", POST + CHUNKED + "\r\n\r\nabc\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "chunk size no number",
                        POST + CHUNKED + "\r\nzz\r\nabc\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "chunk size negative",
                        POST + CHUNKED + "\r\n-1\r\nabc\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "chunk size too large",
                        POST + CHUNKED + "\r\nFFFFFFFFFFFFFFFF1\r\nabc\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "chunk longer than said",
                        POST + CHUNKED + "\r\n1\r\nabc\r\n0\r\n\r\n" + HIDDEN),
                attack(
                        "chunk extension with LF",
                        POST + CHUNKED + "\r\n1;a\nb\r\nx\r\n0\r\n\r\n" + HIDDEN),
                attack("chunks end with LF", POST + CHUNKED + "\r\n1\nx\n0\n\n" + HIDDEN));
    }

    static Stream<Arguments> brokenHeaders() {
        return Stream.of(
                attack("bare LF", (GET + "X-A: a\r\n\r\n").replace("\r\n", "\n")),
                attack("bare LF in the middle", GET + "X-A: a\nX-B: b\r\n\r\n"),
                attack("bare CR in a value", GET + "X-A: a\rX-B: b\r\n\r\n"),
                attack("NUL in a value", GET + "X-A: a\0b\r\n\r\n"),
                attack("NUL in a name", GET + "X\0A: a\r\n\r\n"),
                attack("control character", GET + "X-A: a\u0001b\r\n\r\n"),
                attack("space in a name", GET + "X A: a\r\n\r\n"),
                attack("space before the colon", GET + "X-A : a\r\n\r\n"),
                attack("no name", GET + ": a\r\n\r\n"),
                attack("no colon", GET + "X-A\r\n\r\n"),
                attack("many headers", GET + "A: b\r\n".repeat(100_000) + "\r\n"),
                attack("more headers than anybody needs", GET + "A: b\r\n".repeat(120) + "\r\n"),
                attack("huge header", GET + "A: " + "b".repeat(1_000_000) + "\r\n\r\n"),
                attack("no host", "GET /api/v1/roadmaps HTTP/1.1\r\nConnection: close\r\n\r\n"),
                attack("two hosts", GET + "Host: evil.example\r\n\r\n"),
                attack("broken host", GET.replace("localhost", "local host/x") + "\r\n"));
    }

    static Stream<Arguments> brokenRequestLines() {
        return Stream.of(
                attack("HTTP/0.9", "GET /api/v1/roadmaps\r\n\r\n"),
                attack("HTTP/2 without its preface", GET.replace("1.1", "2.0") + "\r\n"),
                attack("HTTP/9", GET.replace("HTTP/1.1", "HTTP/9.9") + "\r\n"),
                attack("no version", GET.replace("HTTP/1.1", "XYZ") + "\r\n"),
                attack("garbage", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n"),
                attack("space in the address", GET.replace("roadmaps", "road maps") + "\r\n"),
                attack("NUL in the address", GET.replace("roadmaps", "road\0maps") + "\r\n"),
                attack("tab in the address", GET.replace("roadmaps", "road\tmaps") + "\r\n"),
                attack("backslash", GET.replace("/roadmaps", "\\roadmaps") + "\r\n"),
                attack("broken escape", GET.replace("roadmaps", "%zz") + "\r\n"),
                attack("no UTF-8", GET.replace("roadmaps", "roadmaps/%ff%fe") + "\r\n"),
                attack("no slash", GET.replace("/api", "api") + "\r\n"),
                attack(
                        "a tunnel",
                        "CONNECT evil.example:443 HTTP/1.1\r\n"
                                + "Connection: close\r\n"
                                + "Host: evil.example\r\n\r\n"),
                attack(
                        "asterisk",
                        "OPTIONS * HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n\r\n"),
                attack("TRACE", GET.replace("GET", "TRACE") + "\r\n"),
                attack("unknown method", GET.replace("GET", "BREW") + "\r\n"),
                attack("lower-case method", GET.replace("GET", "get") + "\r\n"),
                attack("long method", GET.replace("GET", "G".repeat(50_000)) + "\r\n"),
                attack("long address", GET.replace("roadmaps", "r".repeat(100_000)) + "\r\n"));
    }

    /** RFC 9112, section 3.2.2: servers must accept it. Services see our own host all the same. */
    @Test
    void takesTheAddressThatProxiesUse() throws IOException {
        var answer = send(GET.replace("/api", "http://evil.example/api") + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(FakeParts.CATALOG.lastRequest().header("Host"))
                .containsExactly("localhost:8080");
    }

    /** RFC 9112, section 5.2: refuse it, or make it one line, which Netty does. */
    @Test
    void passesAFoldedHeaderOnAsOneLine() throws IOException {
        var answer = send(GET + "X-A: a\r\n Transfer-Encoding: chunked\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        var asked = FakeParts.CATALOG.lastRequest();
        assertThat(asked.header("X-A")).containsExactly("a Transfer-Encoding: chunked");
        assertThat(asked.header("Transfer-Encoding")).isEmpty();
    }

    /** RFC 9110, section 7.6.1: what is said about one connection, and whatever it names. */
    @Test
    void passesNothingOnThatIsForOneConnectionOnly() throws IOException {
        var answer =
                send(
                        GET.replace("close", "close, X-Foo, Host")
                                + "X-Foo: 1\r\n"
                                + "X-Bar: 2\r\n"
                                + "TE: trailers\r\n"
                                + "Trailer: X-Bar\r\n"
                                + "Keep-Alive: timeout=5\r\n"
                                + "Proxy-Authorization: Basic c2VjcmV0\r\n"
                                + "Upgrade: other\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        var asked = FakeParts.CATALOG.lastRequest();
        assertThat(asked.headers())
                .containsEntry("X-bar", List.of("2"))
                .containsEntry("Host", List.of("localhost:8080"))
                .doesNotContainKeys(
                        "Connection",
                        "X-foo",
                        "Te",
                        "Trailer",
                        "Keep-alive",
                        "Proxy-authorization",
                        "Upgrade");
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        var request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var three =
                Stream.of("/api/v1/roadmaps/1", "/nothing", "/api/v1/roadmaps/2")
                        .map(request::formatted)
                        .collect(joining());

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream().write(three.getBytes(ISO_8859_1));
            var in = socket.getInputStream();
            var answers = new StringBuilder();
            while (!answers.toString().matches("(?s)(HTTP/1.1 .*){3}\\{\\}")) {
                answers.append((char) in.read());
            }

            assertThat(answers.toString().split("HTTP/1.1 ", -1))
                    .satisfiesExactly(
                            it -> assertThat(it).isEmpty(),
                            it -> assertThat(it).startsWith("200"),
                            it -> assertThat(it).startsWith("404"),
                            it -> assertThat(it).startsWith("200"));
        }
    }

    @Test
    void goesOnServingOthersAfterAllThat() {
        door.client().get().uri("/api/v1/roadmaps").exchange().expectStatus().isOk();
    }

    /** Reads until the gateway hangs up. */
    private String send(String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort())) {
            socket.setSoTimeout(3_000);
            try {
                socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (SocketException hungUp) {
                return "";
            }
        }
    }

    private static Arguments attack(String name, String bytes) {
        return Arguments.of(name, bytes);
    }
}
