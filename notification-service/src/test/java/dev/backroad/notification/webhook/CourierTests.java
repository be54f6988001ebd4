package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.webhook.AddressGuard.NameServer;
import dev.backroad.notification.webhook.Courier.UnansweredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to servers that mean no good, over real sockets. */
class CourierTests {

    /** The five seconds, and a slow machine's pause. */
    private static final Duration IN_TIME = Duration.ofSeconds(12);

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final Courier local = courier(InetAddress::getAllByName, true);

    private static Courier courier(NameServer names, boolean loopback) {
        return new Courier(WebhookConfiguration.client(new AddressGuard(names, loopback), null));
    }

    @AfterEach
    void close() throws IOException {
        local.close();
    }

    private static Courier.Answer post(Courier courier, String url) throws UnansweredException {
        return courier.post(URI.create(url), Map.of("webhook-id", "1"), BODY);
    }

    @Test
    void bringsBackTheAnswer() throws Exception {
        try (var server =
                new OddServer(
                        OddServer.text(
                                "HTTP/1.1 503 No",
                                "Retry-After: 7",
                                "Content-Length: 4",
                                "",
                                "la\0e"))) {
            var answer = post(local, server.url());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isEqualTo("7");
            assertThat(answer.excerpt()).isEqualTo("la e");
        }
    }

    static Stream<OddServer.Manner> hanging() {
        return Stream.of(
                out -> Thread.sleep(60_000),
                drip("HTTP/1.1 200 OK\r\nX: ", "a"),
                drip("", "HTTP/1.1 100 Continue\r\n\r\n"),
                drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "a"),
                drip("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
                drip("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"));
    }

    private static OddServer.Manner drip(String first, String drop) {
        return out -> {
            out.write(first.getBytes(ISO_8859_1));
            while (true) {
                out.write(drop.getBytes(ISO_8859_1));
                out.flush();
                Thread.sleep(100);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void waitsNoLongerThanFiveSecondsWhateverDrips(OddServer.Manner manner) {
        try (var server = new OddServer(manner)) {
            var began = System.nanoTime();

            var failed = catchThrowable(() -> post(local, server.url()));

            assertThat(failed).isInstanceOf(UnansweredException.class).hasMessageContaining("5 s");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10485760", "Transfer-Encoding: chunked"})
    void readsNoMoreThan64KilobytesOfTenMegabytes(String how) throws Exception {
        var part = "a".repeat(0xffff);
        var chunk = how.startsWith("T") ? "ffff\r\n" + part + "\r\n" : part;
        try (var server =
                new OddServer(out -> {
                    out.write(("HTTP/1.1 200 OK\r\n" + how + "\r\n\r\n").getBytes(ISO_8859_1));
                    for (int i = 0; i < 160; i++) {
                        out.write(chunk.getBytes(ISO_8859_1));
                    }
                })) {
            var answer = post(local, server.url());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.excerpt()).hasSize(500);
            // What fits into the buffers of both sockets was written, and then the line was cut.
            await().untilAsserted(() -> assertThat(server.done).hasValue(1));
            assertThat(server.written.get()).isLessThan(9_000_000);
        }
    }

    static Stream<OddServer.Manner> endless() {
        return Stream.of(
                flood("HTTP/1.1 200 OK\r\nX: ", "a"),
                flood("HTTP/1.1 200 OK\r\n", "X: a\r\n"),
                OddServer.text("SSH-2.0-OpenSSH_9.2\r\n"),
                OddServer.text(""));
    }

    private static OddServer.Manner flood(String first, String more) {
        return out -> {
            out.write(first.getBytes(ISO_8859_1));
            for (int i = 0; i < 100_000; i++) {
                out.write(more.getBytes(ISO_8859_1));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("endless")
    void refusesEndlessHeadersAndWhatIsNoHttp(OddServer.Manner manner) {
        try (var server = new OddServer(manner)) {
            assertThatThrownBy(() -> post(local, server.url()))
                    .isInstanceOf(UnansweredException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "302", "303", "307", "308"})
    void followsNoRedirect(String status) throws Exception {
        try (var inner = new OddServer(OddServer.text("HTTP/1.1 200 OK\r\n\r\n"));
                var server =
                        new OddServer(
                                OddServer.text(
                                        "HTTP/1.1 %s Go\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                                                .formatted(status, inner.url())))) {
            var answer = post(local, server.url());

            assertThat(answer.status()).hasToString(status);
            assertThat(inner.calls).hasValue(0);
            assertThat(server.calls).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/",
                "http://10.0.0.1:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://[fd00:ec2::254]:%d/",
                "http://[64:ff9b::7f00:1]:%d/"
            })
    void callsNothingInside(String url) {
        var strict = courier(InetAddress::getAllByName, false);
        try (var server = new OddServer(OddServer.text("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThatThrownBy(() -> post(strict, url.formatted(server.port())))
                    .isInstanceOf(UnansweredException.class)
                    .hasMessageContaining("public Internet");
            assertThat(server.calls).hasValue(0);
        }
    }

    @Test
    void refusesANameOneOfWhoseAddressesIsInside() {
        var both =
                courier(
                        _ ->
                                new InetAddress[] {
                                    InetAddress.ofLiteral("1.1.1.1"),
                                    InetAddress.ofLiteral("10.0.0.1")
                                },
                        false);

        assertThatThrownBy(() -> post(both, "http://hooks.test/"))
                .hasMessageContaining("public Internet");
    }

    /** The first answer is good, each later one is not: whoever asks twice is led inside. */
    @Test
    void asksForTheAddressOnceAndCallsThatOne() throws Exception {
        var questions = new AtomicInteger();
        NameServer rebinding =
                _ ->
                        new InetAddress[] {
                            questions.getAndIncrement() == 0
                                    ? InetAddress.getLoopbackAddress()
                                    : InetAddress.ofLiteral("127.0.0.99")
                        };
        try (var server =
                        new OddServer(
                                OddServer.text(
                                        "HTTP/1.1 204 No\r\nConnection: keep-alive\r\n\r\n"));
                var courier = courier(rebinding, true)) {
            var url = "http://hooks.test:" + server.port() + "/";

            assertThat(post(courier, url).status()).isEqualTo(204);
            assertThat(questions).hasValue(1);
            // The next call is checked anew: no kept connection and no kept address serves it.
            assertThatThrownBy(() -> post(courier, url)).isInstanceOf(UnansweredException.class);
            assertThat(questions).hasValue(2);
        }
    }

    @Test
    void waitsForNoNameServerForLong() {
        var slow =
                courier(
                        _ -> {
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                            return new InetAddress[0];
                        },
                        false);

        assertThatThrownBy(() -> post(slow, "http://hooks.test/"))
                .hasMessageContaining("looked up in time");
    }

    @Test
    void takesNoProxyFromTheEnvironment() throws Exception {
        try (var proxy = new OddServer(OddServer.text("HTTP/1.1 200 Proxy\r\n\r\n"));
                var server = new OddServer(OddServer.text("HTTP/1.1 204 No\r\n\r\n"))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try {
                assertThat(post(local, server.url()).status()).isEqualTo(204);
            } finally {
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }
            assertThat(proxy.calls).hasValue(0);
        }
    }

    @Test
    void checksTheCertificateForTheNameAndNotForTheAddress(@TempDir Path folder) throws Exception {
        var tls = selfSigned(folder, "hooks.test");
        NameServer here = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        var socket =
                tls.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (var server = new OddServer(socket, OddServer.text("HTTP/1.1 204 No\r\n\r\n"));
                var courier =
                        new Courier(
                                WebhookConfiguration.client(
                                        new AddressGuard(here, true),
                                        new DefaultClientTlsStrategy(tls)))) {
            assertThat(post(courier, "https://hooks.test:" + server.port() + "/").status())
                    .isEqualTo(204);
            assertThatThrownBy(() -> post(courier, "https://other.test:" + server.port() + "/"))
                    .hasMessageContaining("TLS");
            assertThatThrownBy(() -> post(local, "https://localhost:" + server.port() + "/"))
                    .hasMessageContaining("TLS");
        }
    }

    private static SSLContext selfSigned(Path folder, String name) throws Exception {
        var file = folder.resolve("keys");
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var keytool =
                new ProcessBuilder(
                                ("%s -genkeypair -alias a -keyalg EC -dname CN=a -storepass"
                                                + " changeit -keystore %s -ext san=dns:%s")
                                        .formatted(program, file, name)
                                        .split(" ", -1))
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var password = "changeit".toCharArray();
        var store = KeyStore.getInstance(file.toFile(), password);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
