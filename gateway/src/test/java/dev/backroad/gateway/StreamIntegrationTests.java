package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithRedis;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.http.HttpHeaders;

/** Answers without an end. */
@GatewayTest
@WithRedis
class StreamIntegrationTests {

    private static final String PATH = "/api/v1/notifications/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than the requests that may wait for a part at first. */
    private static final int MANY = 220;

    /** Longer than this route waits for the beginning of an answer. */
    private static final Duration LONG = Duration.ofSeconds(6);

    @Autowired Door door;

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Queue<OutputStream> streams = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean isCut = new AtomicBoolean();

    @BeforeEach
    void reset() {
        FakeParts.reset();
        FakeParts.NOTIFICATION.streams(this::stream);
    }

    @AfterEach
    void endAll() {
        end.countDown();
        http.shutdownNow();
    }

    private void stream(OutputStream out) throws IOException {
        write(out, "retry: 2000\nid: 7\n\n");
        streams.add(out);
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(UTF_8));
        out.flush();
    }

    private HttpRequest.Builder request(Door at) {
        return HttpRequest.newBuilder(at.uri(PATH)).header("Accept", "text/event-stream");
    }

    private HttpResponse<InputStream> open(Door at, String... headers) throws Exception {
        var token = FakeParts.IDENTITY.accessToken(claims -> claims);
        var request = request(at).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
    }

    @Test
    void passesEachEventOnAtOnceHoweverLongTheSilenceWas() throws Exception {
        var stream = open(door, "Last-Event-ID", "7", "Accept-Encoding", "gzip");
        var lines = lines(stream);
        assertThat(List.of(lines.readLine(), lines.readLine(), lines.readLine()))
                .containsExactly("retry: 2000", "id: 7", "");

        await().atMost(PATIENCE).pollDelay(LONG).until(() -> true);
        write(streams.remove(), "data: late\n\n");

        assertThat(lines.readLine()).isEqualTo("data: late");
        assertThat(FakeParts.NOTIFICATION.lastRequest().header("Last-Event-ID"))
                .containsExactly("7");
        assertThat(FakeParts.NOTIFICATION.requests()).hasSize(1);
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.headers().firstValue("RateLimit-Policy").orElse("")).contains("streams");
    }

    /** An EventSource of a browser can send no header, only its cookies. */
    @Test
    void sessionOpensAStreamWithItsToken() throws Exception {
        var browser = new Browser(door);
        browser.signIn("/session/login");

        var stream =
                http.send(
                        request(door)
                                .header(
                                        HttpHeaders.COOKIE,
                                        "BACKROAD_SESSION=" + browser.cookie("BACKROAD_SESSION"))
                                .build(),
                        BodyHandlers.ofInputStream());

        assertThat(lines(stream).readLine()).isEqualTo("retry: 2000");
        var asked = FakeParts.NOTIFICATION.lastRequest();
        assertThat(asked.header("Authorization").getFirst()).startsWith("Bearer ");
        assertThat(asked.header("Cookie")).isEmpty();
    }

    @Test
    void strangerGetsNoStream() throws Exception {
        var answer = http.send(request(door).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(FakeParts.NOTIFICATION.requests()).isEmpty();
    }

    @Test
    void openStreamsTakeNoPlacesOfWhoWaits() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(lines(open(door)).readLine()).isEqualTo("retry: 2000");
        }

        var oneMore = open(door);

        assertThat(oneMore.statusCode()).isEqualTo(200);
    }

    /** It is made with the first request; who asked the registry before would get the usual one. */
    private CircuitBreaker breaker(ReactiveResilience4JCircuitBreakerFactory breakers)
            throws Exception {
        assertThat(open(door).statusCode()).isEqualTo(200);
        return breakers.getCircuitBreakerRegistry().circuitBreaker("notification-service");
    }

    /** That a part is well a stream says when it begins, and not when it ends. */
    @Test
    void partThatIsTriedAgainIsNotKeptWaitingByItsStreams(
            @Autowired ReactiveResilience4JCircuitBreakerFactory breakers) throws Exception {
        var breaker = breaker(breakers);
        breaker.transitionToOpenState();
        assertThat(open(door).statusCode()).isEqualTo(503);
        breaker.transitionToHalfOpenState();
        var tries = breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();

        for (int i = 0; i < tries; i++) {
            assertThat(lines(open(door)).readLine()).isEqualTo("retry: 2000");
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void streamsThatDoNotBeginOpenTheBreaker(
            @Autowired ReactiveResilience4JCircuitBreakerFactory breakers) throws Exception {
        var breaker = breaker(breakers);
        breaker.reset();
        FakeParts.reset();
        FakeParts.NOTIFICATION.answers(_ -> FakeService.HANG_UP);
        var calls = breaker.getCircuitBreakerConfig().getMinimumNumberOfCalls();

        for (int i = 0; i < calls; i++) {
            assertThat(open(door).statusCode()).isEqualTo(503);
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        breaker.reset();
    }

    @Test
    void clientThatGoesAwayIsNoticedByTheService() throws Exception {
        var stream = open(door);
        assertThat(lines(stream).readLine()).isEqualTo("retry: 2000");

        stream.body().close();

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    tryToWrite();
                    assertThat(isCut).isTrue();
                });
    }

    private void tryToWrite() {
        try {
            write(streams.element(), ":\n\n");
        } catch (IOException cut) {
            isCut.set(true);
        }
    }

    @Test
    void gatewayThatStopsEndsItsStreamsInsteadOfWaitingForThem(
            @Autowired DataRedisConnectionDetails redis) throws Exception {
        var other = new SecondGateway(redis);
        var open = IntStream.range(0, 5).mapToObj(_ -> openAt(other.door())).toList();

        other.close();

        for (var stream : open) {
            // To its regular end: a broken line would throw.
            assertThat(lines(stream).lines()).containsExactly("retry: 2000", "id: 7", "");
        }
    }

    private HttpResponse<InputStream> openAt(Door at) {
        try {
            return open(at);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
