package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

@GatewayTest
@WithRedis
class DrainingIntegrationTests {

    @Autowired DataRedisConnectionDetails redis;
    @Autowired Door door;

    @Test
    void answersUntilEverybodyHasHeardThatItStops() {
        FakeParts.reset();
        var leaving = new SecondGateway(redis, "backroad.drain=8s");
        var other = leaving.door();
        assertThat(connection(ask(other))).isNull();

        var end = CompletableFuture.runAsync(leaving::close);

        await().atMost(Duration.ofSeconds(7))
                .untilAsserted(() -> assertThat(connection(ask(other))).isEqualTo("close"));
        other.managementClient()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(503);
        end.join();
        assertThatThrownBy(() -> ask(other)).hasMessageContaining("refused");
    }

    @Test
    void keepsConnectionsWhileNobodyTellsItToStop() {
        assertThat(connection(ask(door))).isNull();
    }

    private static EntityExchangeResult<byte[]> ask(Door door) {
        return door.client()
                .get()
                .uri("/api/v1/roadmaps")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static @Nullable String connection(EntityExchangeResult<byte[]> answer) {
        return answer.getResponseHeaders().getFirst(HttpHeaders.CONNECTION);
    }
}
