package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@SpringJUnitConfig
@WithRedis
class RedisLocksIntegrationTests {

    @Autowired DataRedisConnectionDetails address;

    @Test
    void letOneWorkAtATime() {
        var redis = redis();
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var work =
                Mono.fromRunnable(() -> most.accumulateAndGet(atWork.incrementAndGet(), Math::max))
                        .then(Mono.delay(Duration.ofMillis(20)))
                        .doOnNext(_ -> atWork.decrementAndGet());

        var done =
                Flux.range(0, 10)
                        .flatMap(_ -> locks(redis, Duration.ofSeconds(30)).holding("one", work))
                        .count()
                        .block();

        assertThat(done).isEqualTo(10);
        assertThat(most).hasValue(1);
    }

    @Test
    void giveUpWhenTheyAreNeverFree() {
        var redis = redis();
        redis.opsForValue().set("gateway:lock:held", "somebody", Duration.ofHours(1)).block();
        var worked = new AtomicBoolean();

        var waiting =
                locks(redis, Duration.ofMillis(300))
                        .holding("held", Mono.fromRunnable(() -> worked.set(true)));

        assertThatThrownBy(waiting::block).isInstanceOf(ProblemException.class);
        assertThat(worked).isFalse();
        assertThat(redis.opsForValue().get("gateway:lock:held").block()).isEqualTo("somebody");
    }

    @Test
    void areFreeAgainAfterAFailure() {
        var locks = locks(redis(), Duration.ofSeconds(30));
        assertThatThrownBy(() ->
                        locks.holding("failed", Mono.error(new IllegalStateException())).block())
                .isInstanceOf(IllegalStateException.class);

        assertThat(locks.holding("failed", Mono.just("done")).block()).isEqualTo("done");
    }

    @Test
    void doNoWorkWhenRedisDoesNotAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var worked = new AtomicBoolean();
            var redis = redis("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(250));

            var waiting =
                    locks(redis, Duration.ofMillis(300))
                            .holding("x", Mono.fromRunnable(() -> worked.set(true)));

            assertThatThrownBy(waiting::block).isNotNull();
            assertThat(worked).isFalse();
        }
    }

    private static RedisLocks locks(ReactiveStringRedisTemplate redis, Duration life) {
        return new RedisLocks(redis, life);
    }

    private ReactiveStringRedisTemplate redis() {
        var server = Objects.requireNonNull(address.getStandalone());
        return redis(server.getHost(), server.getPort(), Duration.ofSeconds(10));
    }

    private static ReactiveStringRedisTemplate redis(String host, int port, Duration timeout) {
        var connections =
                new LettuceConnectionFactory(
                        new RedisStandaloneConfiguration(host, port),
                        LettuceClientConfiguration.builder().commandTimeout(timeout).build());
        connections.afterPropertiesSet();
        connections.start();
        return new ReactiveStringRedisTemplate(connections);
    }
}
