package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
@TestPropertySource(
        properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=50s")
@DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD) // limits remember slow answers
class OverloadIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";

    private static final int PLACES = 200;

    /** More than the places that exports and writes may take, fewer than all. */
    private static final int WAITING = 170;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void turnsWritesAwayBeforeReadsWhenTooManyWait() throws Exception {
        var end = new CountDownLatch(1);
        FakeParts.PROGRESS.answers(_ -> answerAt(end));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = letManyWait(clients);

            send(HttpMethod.PUT, PATH)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("http://localhost:8080/problems/overloaded");
            var oneMore = read(clients);
            await().atMost(PATIENCE)
                    .until(() -> FakeParts.PROGRESS.requests().size() == WAITING + 1);

            end.countDown();
            assertThat(oneMore.get()).isEqualTo(200);
            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void sparesAPartWithTooMuchToDoTheQuestionsForItsOwnAnswers() throws Exception {
        var end = new CountDownLatch(1);
        FakeParts.PROGRESS.answers(_ -> answerAt(end));
        FakeParts.NOTIFICATION.answers(
                _ -> new Answer(200, "{\"waiting\":0,\"replayed\":0,\"parked\":0}", Map.of()));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = letManyWait(clients);

            send(HttpMethod.GET, "/api/v1/personal-data")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"missing\": [\"progress-service\"]}");
            send(HttpMethod.GET, "/api/v1/operations/dead-letters")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[?(@.available == true)].service")
                    .isEqualTo("notification-service");
            assertThat(FakeParts.PROGRESS.requests()).hasSize(WAITING);

            end.countDown();
            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
    }

    /** Each of them takes a place and costs its sender nothing. */
    @Test
    void keepsPlacesForReadersWhenQuestionsDoNotEnd() throws Exception {
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < PLACES; i++) {
                senders.add(beginToAsk());
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> send(HttpMethod.POST, "/graphql").expectStatus().isEqualTo(503));

            send(HttpMethod.GET, "/api/v1/roadmaps").expectStatus().isOk();
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    private Socket beginToAsk() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort());
        var begun =
                """
                POST /graphql HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 100

                {\
                """
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        return socket;
    }

    private List<Future<Integer>> letManyWait(ExecutorService clients) {
        // Otherwise all of them would ask for the keys that tokens are checked with.
        send(HttpMethod.GET, "/api/v1/notifications").expectStatus().isOk();
        var waiting = Stream.generate(() -> read(clients)).limit(WAITING).toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FakeParts.PROGRESS.requests()).hasSize(WAITING));
        return waiting;
    }

    private Future<Integer> read(ExecutorService clients) {
        return clients.submit(
                () -> send(HttpMethod.GET, PATH).returnResult(Void.class).getStatus().value());
    }

    private ResponseSpec send(HttpMethod method, String path) {
        return door.client()
                .method(method)
                .uri(path)
                .headers(it -> it.setBearerAuth(FakeParts.IDENTITY.accessToken(claims -> claims)))
                .exchange();
    }

    private static Answer answerAt(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Answer(200, "{}", Map.of());
    }
}
