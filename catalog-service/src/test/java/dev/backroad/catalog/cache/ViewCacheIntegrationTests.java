package dev.backroad.catalog.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.testsupport.Door;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cache with Redis behind a door that the test shuts. */
@CatalogIntegrationTest
class ViewCacheIntegrationTests {

    record View(String says) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class BehindADoor {

        @Bean
        Door door(@Qualifier("redis") DataRedisConnectionDetails redis) {
            var server = requireNonNull(redis.getStandalone());
            return new Door(server.getHost(), server.getPort());
        }

        @Bean
        @Primary
        DataRedisConnectionDetails redisBehindTheDoor(Door door) {
            return new DataRedisConnectionDetails() {
                @Override
                public Standalone getStandalone() {
                    return Standalone.of("127.0.0.1", door.port());
                }
            };
        }
    }

    @Autowired ViewCache cache;
    @Autowired Door door;
    @Autowired PublishedContent published;
    @Autowired StringRedisTemplate redis;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;

    private final List<String> loads = new ArrayList<>();

    @BeforeEach
    void contentIsPublished() {
        published.chainOf(2);
        // Until the cache has seen it, or a load lies under a revision that is not asked for yet.
        await().untilAsserted(() -> {
            read("warm-up");
            assertThat(cache.read("warm-up", View.class, Optional::empty)).isPresent();
        });
        loads.clear();
    }

    @AfterEach
    void openTheDoor() {
        door.open();
        await().until(() -> "PONG".equals(ping()));
    }

    @Test
    void loadsOnce() {
        var hits = count("hit");

        assertThat(List.of(read("a"), read("a"), read("a"))).containsOnly(new View("a"));

        assertThat(loads).containsExactly("a");
        assertThat(count("hit") - hits).isEqualTo(2);
    }

    @Test
    void keepsAValueForTenMinutesMoreOrLess() {
        read("a");

        var key = redis.keys("catalog:*:a").iterator().next();
        assertThat(redis.getExpire(key)).isBetween(9 * 60L - 5, 11 * 60L);
    }

    @Test
    void remembersNothingThatIsNotThere() {
        cache.read("a", View.class, Optional::empty);

        assertThat(redis.keys("catalog:*:a")).isEmpty();
    }

    @Test
    void loadsOfSeveralOnlyThoseThatAreMissing() {
        read("a");
        loads.clear();

        var views = readAll("a", "b", "nothing");

        assertThat(views)
                .containsOnly(Map.entry("a", new View("a")), Map.entry("b", new View("b")));
        assertThat(loads).containsExactlyInAnyOrder("b", "nothing");
        assertThat(servedFromCache("b")).isTrue();
    }

    @Test
    void readsSeveralWhileRedisIsAway() {
        read("a");
        loads.clear();
        door.shut();

        var views = readAll("a", "b");

        assertThat(views).containsOnlyKeys("a", "b");
        assertThat(loads).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void oldViewOfASlowReaderIsNeverServedAgain() {
        // The reader has read the old content; before it stores its view, new content is published.
        cache.read(
                "a",
                View.class,
                () -> {
                    publishElsewhere("f".repeat(64));
                    return Optional.of(new View("old"));
                });

        await().untilAsserted(() -> assertThat(read("a")).isEqualTo(new View("a")));
        assertThat(servedFromCache("a")).isTrue();
    }

    @Test
    void valueThatCannotBeReadIsReplaced() {
        read("a");
        var key = redis.keys("catalog:*:a").iterator().next();
        redis.opsForValue().set(key, "{\"said\": 1}");

        assertThat(read("a")).isEqualTo(new View("a"));

        assertThat(redis.opsForValue().get(key)).isEqualTo("{\"says\":\"a\"}");
    }

    @Test
    void readsGoOnWhileRedisIsAwayAndItComesBack() {
        read("a");
        door.shut();

        for (int i = 0; i < 20; i++) {
            assertThat(read("a")).isEqualTo(new View("a"));
        }
        assertThat(loads).hasSize(21);

        door.open();
        await().until(() -> servedFromCache("a"));
    }

    @Test
    void slowRedisCostsItsTimeOutOnceASecond() {
        read("a");
        door.stall();

        var start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(read("a")).isEqualTo(new View("a"));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private boolean servedFromCache(String name) {
        var before = loads.size();
        read(name);
        return loads.size() == before;
    }

    private View read(String name) {
        return cache.read(
                        name,
                        View.class,
                        () -> {
                            loads.add(name);
                            return Optional.of(new View(name));
                        })
                .orElseThrow();
    }

    private Map<String, View> readAll(String... names) {
        return cache.readAll(
                Set.of(names),
                View.class,
                missing -> {
                    loads.addAll(missing);
                    return missing.stream()
                            .filter(name -> !name.equals("nothing"))
                            .collect(Collectors.toMap(name -> name, View::new));
                });
    }

    private void publishElsewhere(String fingerprint) {
        CompletableFuture.runAsync(() ->
                        jdbc.sql("update catalog_revision set fingerprint = ?")
                                .param(fingerprint)
                                .update())
                .join();
    }

    private double count(String result) {
        return meters.counter("catalog.cache.reads", "result", result).count();
    }

    private String ping() {
        try {
            return String.valueOf(redis.execute(RedisConnectionCommands::ping));
        } catch (DataAccessException away) {
            return "away";
        }
    }
}
