package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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

    @Test
    void readsThatPassUncountedKeepNobodyFromSigningIn() throws IOException {
        withSilentRedis(buckets -> {
            for (int i = 0; i < 4; i++) {
                assertThatIsAsked(buckets, bucket(Traffic.READS));
            }

            assertThatIsAsked(buckets, bucket(Traffic.SIGN_IN));
        });
    }

    private static void assertThatIsLeftAloneAfter(int requests, Traffic traffic)
            throws IOException {
        withSilentRedis(buckets -> {
            for (int i = 0; i < requests; i++) {
                assertThatIsAsked(buckets, bucket(traffic));
            }

            assertThatThrownBy(() -> buckets.take(bucket(traffic), 1, 0).block())
                    .isInstanceOf(CallNotPermittedException.class);
        });
    }

    private static void assertThatIsAsked(Buckets buckets, Bucket bucket) {
        assertThatThrownBy(() -> buckets.take(bucket, 1, 0).block())
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    private static Bucket bucket(Traffic traffic) {
        return new Bucket(traffic, "user:lena", new Limit(1, Duration.ofDays(1)));
    }

    private static void withSilentRedis(Consumer<Buckets> test) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var connections = new LettuceConnectionFactory("127.0.0.1", silent.getLocalPort());
            connections.afterPropertiesSet();
            connections.start();
            test.accept(
                    new Buckets(
                            new ReactiveStringRedisTemplate(connections), Duration.ofMillis(50)));
        }
    }
}
