package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two gateways on one Redis, as far as their limits go. */
@SpringJUnitConfig
@WithRedis
class BucketsIntegrationTests {

    private static final Limit HUNDRED_A_DAY = new Limit(100, Duration.ofDays(1));

    @Autowired DataRedisConnectionDetails address;

    LettuceConnectionFactory connections;
    ReactiveStringRedisTemplate redis;
    Turnstile one;
    Turnstile two;

    @BeforeEach
    void connect() {
        var server = Objects.requireNonNull(address.getStandalone());
        connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
        connections.afterPropertiesSet();
        connections.start();
        redis = new ReactiveStringRedisTemplate(connections);
        one = gateway();
        two = gateway();
    }

    @AfterEach
    void disconnect() {
        connections.destroy();
    }

    @Test
    void countsExactlyOverTwoGatewaysAndManyRequestsAtOnce() {
        var bucket = bucket(HUNDRED_A_DAY);

        var allowed =
                Flux.range(0, 400)
                        .flatMap(i -> (i % 2 == 0 ? one : two).pass(bucket), 64)
                        .filter(Verdict::allowed)
                        .count()
                        .block();

        assertThat(allowed).isEqualTo(100);
    }

    @Test
    void aBurstThatIsOverHasTakenWhatItWasAndNoMore() {
        var bucket = bucket(new Limit(10_000, Duration.ofDays(1)));

        Flux.range(0, 1_000).flatMap(i -> (i % 2 == 0 ? one : two).pass(bucket), 64).blockLast();
        await().until(() -> one.callers() + two.callers() == 0);

        assertThat(pass(bucket).remaining()).isEqualTo(8_999);
    }

    @Test
    void drawsInAdvanceAQuarterOfWhatIsLeftAtMost() {
        var bucket = bucket(HUNDRED_A_DAY);

        var drawn = new Buckets(redis, Duration.ofSeconds(5)).take(bucket, 20, 60).block();

        assertThat(drawn)
                .extracting(Drawn::granted, Drawn::inAdvance, Drawn::remaining)
                .containsExactly(20L, 20L, 60L);
    }

    @Test
    void tellsWhatIsLeftAndWhenMoreMayCome() {
        var bucket = bucket(new Limit(2, Duration.ofSeconds(1_000)));

        var first = pass(bucket);
        pass(bucket);
        var refused = pass(bucket);

        assertThat(first.remaining()).isEqualTo(1);
        assertThat(first.nextMillis()).isZero();
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.nextMillis()).isBetween(400_000L, 500_000L);
        assertThat(refused.fullMillis()).isBetween(900_000L, 1_000_000L);
    }

    @Test
    void fillsUpWithTimeButNeverBeyondItsSize() {
        var bucket = bucket(new Limit(10, Duration.ofSeconds(1_000)));
        put(bucket, "0", now() - 250_000);
        var afterAQuarter = pass(bucket);
        put(bucket, "0", now() - 100_000_000);

        var afterAges = pass(bucket);

        assertThat(afterAQuarter.remaining()).isEqualTo(1);
        assertThat(afterAges.remaining()).isEqualTo(9);
    }

    @Test
    void givesNothingForAClockThatWentBack() {
        var bucket = bucket(HUNDRED_A_DAY);
        put(bucket, "0", now() + 50_000_000);

        assertThat(pass(bucket).allowed()).isFalse();
    }

    @Test
    void forgetsACallerWhoDoesNotComeBack() {
        var slow = bucket(HUNDRED_A_DAY);
        var fast = bucket(new Limit(1_000_000, Duration.ofSeconds(1)));

        pass(slow);
        pass(fast);

        assertThat(timeToLive(slow)).isBetween(Duration.ofHours(23), Duration.ofDays(1));
        assertThat(timeToLive(fast)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void keepsNobodyInMemoryWhoHasHisAnswer() {
        Flux.range(0, 500).flatMap(_ -> one.pass(bucket(HUNDRED_A_DAY))).blockLast();

        await().until(() -> one.callers() == 0);
    }

    private Turnstile gateway() {
        return new Turnstile(new Buckets(redis, Duration.ofSeconds(5)));
    }

    private static Bucket bucket(Limit limit) {
        return new Bucket(Traffic.READS, "user:" + UUID.randomUUID(), limit);
    }

    private Verdict pass(Bucket bucket) {
        return Objects.requireNonNull(one.pass(bucket).block());
    }

    private void put(Bucket bucket, String tokens, long at) {
        Mono.from(redis.opsForHash().putAll(bucket.key(), Map.of("tokens", tokens, "at", "" + at)))
                .block();
    }

    private long now() {
        return Objects.requireNonNull(
                redis.execute(connection -> connection.serverCommands().time()).blockLast());
    }

    private Duration timeToLive(Bucket bucket) {
        return Objects.requireNonNull(redis.getExpire(bucket.key()).block());
    }
}
