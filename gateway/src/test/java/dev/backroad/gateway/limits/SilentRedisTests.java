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

    @Test
    void isNotWaitedForAgainAndAgain() throws IOException {
        assertThatIsLeftAloneAfter(4, Traffic.READS);
    }

    @Test
    void isAskedTwiceForEachSignInThatWouldBeRefusedOtherwise() throws IOException {
        assertThatIsLeftAloneAfter(2, Traffic.SIGN_IN);
    }

    private static void assertThatIsLeftAloneAfter(int requests, Traffic traffic)
            throws IOException {
        var bucket = new Bucket(traffic, "user:lena", new Limit(1, Duration.ofDays(1)));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var connections = new LettuceConnectionFactory("127.0.0.1", silent.getLocalPort());
            connections.afterPropertiesSet();
            connections.start();
            var buckets =
                    new Buckets(
                            new ReactiveStringRedisTemplate(connections), Duration.ofMillis(50));
            for (int i = 0; i < requests; i++) {
                assertThatThrownBy(() -> buckets.take(bucket, 1).block())
                        .hasRootCauseInstanceOf(TimeoutException.class);
            }

            assertThatThrownBy(() -> buckets.take(bucket, 1).block())
                    .isInstanceOf(CallNotPermittedException.class);
        }
    }
}
