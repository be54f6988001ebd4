package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
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
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
class OverloadIntegrationTests {

    private static final String PATH = "/api/v1/enrollments";

    /** More than the places that writes may take, fewer than all. */
    private static final int WAITING = 170;

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
            var waiting = Stream.generate(() -> read(clients)).limit(WAITING).toList();
            await().until(() -> FakeParts.PROGRESS.requests().size() == WAITING);

            send(HttpMethod.PUT)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("http://localhost:8080/problems/overloaded");
            var oneMore = read(clients);
            await().until(() -> FakeParts.PROGRESS.requests().size() == WAITING + 1);

            end.countDown();
            assertThat(oneMore.get()).isEqualTo(200);
            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
    }

    private Future<Integer> read(ExecutorService clients) {
        return clients.submit(
                () -> send(HttpMethod.GET).returnResult(Void.class).getStatus().value());
    }

    private ResponseSpec send(HttpMethod method) {
        return door.client()
                .method(method)
                .uri(PATH)
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
