package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class SilentRedisTests {

    private static final Bucket BUCKET =
            new Bucket(Traffic.READS, "user:lena", new Limit(1, Duration.ofDays(1)));

    @Test
    void isNotWaitedForAgainAndAgain() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var connections = new LettuceConnectionFactory("127.0.0.1", silent.getLocalPort());
            connections.afterPropertiesSet();
            connections.start();
            var buckets =
                    new Buckets(
                            new ReactiveStringRedisTemplate(connections), Duration.ofMillis(50));
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> buckets.take(BUCKET, 1).block())
                        .hasRootCauseInstanceOf(TimeoutException.class);
            }

            assertThatThrownBy(() -> buckets.take(BUCKET, 1).block())
                    .isInstanceOf(CallNotPermittedException.class);
        }
    }
}
