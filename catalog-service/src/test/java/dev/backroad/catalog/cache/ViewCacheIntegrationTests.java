package dev.backroad.catalog.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.Door;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** What is read where, and what happens while a store is away. */
@CacheTest
class ViewCacheIntegrationTests {

    record View(String says) {}

    @Autowired CacheInstance.Stores stores;
    @Autowired Numbers numbers;
    @Autowired Door door;
    @Autowired StringRedisTemplate redis;
    @Autowired TransactionOperations transactions;

    private final TestTime time = new TestTime();
    private final List<String> loads = new ArrayList<>();
    private final String name = "test:" + UUID.randomUUID();
    private CacheInstance here;
    private CacheInstance elsewhere;

    @BeforeEach
    void start() {
        here = stores.instance(time);
        elsewhere = stores.instance(time);
    }

    @AfterEach
    void openTheDoor() {
        door.open();
        await().until(() -> "PONG".equals(ping()));
    }

    @Test
    void loadsOnceAndServesFromMemory() {
        assertThat(List.of(read(here), read(here), read(here))).containsOnly(new View("it"));

        assertThat(loads).hasSize(1);
        assertThat(here.count("near", "hit")).isEqualTo(2);
        assertThat(here.count("near", "miss")).isEqualTo(1);
        assertThat(here.count("redis", "miss")).isEqualTo(1);
        assertThat(here.count("database", "hit")).isEqualTo(1);
    }

    @Test
    void secondInstanceFindsItInRedis() {
        read(here);

        assertThat(read(elsewhere)).isEqualTo(new View("it"));

        assertThat(loads).hasSize(1);
        assertThat(elsewhere.count("redis", "hit")).isEqualTo(1);
    }

    @Test
    void copyThatIsStillTheNewestIsRenewedWithoutALoad() {
        read(here);
        time.pass(CacheInstance.BOUND);

        read(here);
        read(here);

        assertThat(loads).hasSize(1);
        assertThat(here.count("near", "renewed")).isEqualTo(1);
        assertThat(here.count("near", "hit")).isEqualTo(1);
    }

    @Test
    void copyIsReadAnewAfterAWhileChangedOrNot() {
        read(here);
        redis.delete(redis.keys("catalog:*" + name));
        for (int i = 0; i < 200; i++) {
            time.pass(CacheInstance.BOUND);
            read(here);
        }

        assertThat(loads).as("loads in 12 minutes").hasSize(2);
    }

    @Test
    void redisKeepsAValueForTenMinutesMoreOrLess() {
        read(here);

        assertThat(redis.getExpire(inRedis())).isBetween(9 * 60L - 5, 11 * 60L);
    }

    @Test
    void remembersThatThereIsNothingButNotInRedis() {
        assertThat(numbers.shown(name, here)).isZero();
        assertThat(numbers.shown(name, here)).isZero();

        assertThat(here.count("database", "miss")).isEqualTo(1);
        assertThat(here.count("near", "hit")).isEqualTo(1);
        assertThat(redis.keys("catalog:*" + name)).isEmpty();
    }

    @Test
    void whatIsCreatedIsThereAtOnceAlthoughItsAbsenceWasKept() {
        numbers.shown(name, here);
        numbers.shown(name, elsewhere);

        numbers.count(name, here);

        assertThat(numbers.shown(name, here)).isEqualTo(1);
        time.pass(CacheInstance.BOUND);
        assertThat(numbers.shown(name, elsewhere)).isEqualTo(1);
    }

    @Test
    void manyNamesThatDoNotExistPushOutNothingThatIsRead() {
        read(here);

        for (int i = 0; i < 200_000; i++) {
            here.near.keep(name + i, new CachedView(0, null, false, 1, 1));
            if (i % 50 == 0) {
                here.near.get(name); // others go on reading it
            }
        }

        var size = here.meters.get("catalog.cache.near.size").gauge().value();
        assertThat(size).as("16 MB, 200 bytes and more each").isLessThan(80_000);
        assertThat(here.near.get(name)).isNotNull();
    }

    @Test
    void loadsOfSeveralOnlyThoseThatAreMissing() {
        read(here);
        loads.clear();

        var views = readAll(here, name, name + "b", name + "nothing");

        assertThat(views).containsOnlyKeys(name, name + "b");
        assertThat(loads).containsExactlyInAnyOrder(name + "b", name + "nothing");
        assertThat(readAll(here, name, name + "b", name + "nothing")).hasSize(2);
        assertThat(loads).hasSize(2);
    }

    @Test
    void readsSeveralWhileRedisIsAway() {
        door.shut();

        var views = readAll(here, name, name + "b");

        assertThat(views).containsOnlyKeys(name, name + "b");
        assertThat(loads).hasSize(2);
    }

    @Test
    void readInsideAWritingTransactionKeepsNothingThatIsNotCommitted() {
        transactions.executeWithoutResult(status -> {
            numbers.count(name, here);
            assertThat(numbers.shown(name, elsewhere)).as("what is committed").isZero();
            status.setRollbackOnly();
        });

        assertThat(numbers.shown(name, elsewhere)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 {\"said\": 1}", "0 {", "what is that", "", "-1 {}"})
    void valueThatCannotBeReadIsReplaced(String senseless) {
        read(here);
        redis.opsForValue().set(inRedis(), senseless);

        assertThat(read(elsewhere)).isEqualTo(new View("it"));

        assertThat(redis.opsForValue().get(inRedis())).isEqualTo("0 {\"says\":\"it\"}");
    }

    @Test
    void redisTakesNoOlderValueBackAndNothingOlderThanAnEviction() {
        var stored =
                new StoredViews(
                        new RedisValues(redis, Instant::now, here.meters), CacheInstance.SETTINGS);

        stored.keep(Map.of(name, new StoredViews.Stored(2, "{}")));
        stored.keep(Map.of(name, new StoredViews.Stored(1, "{\"old\": 1}")));
        assertThat(redis.opsForValue().get(inRedis())).isEqualTo("2 {}");

        stored.evict(Map.of(name, 3L));
        stored.keep(Map.of(name, new StoredViews.Stored(2, "{}")));
        assertThat(stored.getAll(Set.of(name))).isEmpty();

        stored.keep(Map.of(name, new StoredViews.Stored(3, "{}")));
        stored.evict(Map.of(name, 3L));
        assertThat(stored.getAll(Set.of(name))).as("an eviction that comes late").hasSize(1);
    }

    @Test
    void readsGoOnWhileRedisIsAwayAndItComesBack() {
        door.shut();

        assertThat(read(here)).isEqualTo(new View("it"));
        assertThat(read(elsewhere)).isEqualTo(new View("it"));
        assertThat(loads).hasSize(2);

        door.open();
        await().until(() -> {
            read(stores.instance(time));
            return !redis.keys("catalog:*" + name).isEmpty();
        });
    }

    @Test
    void redisThatMissedAnEvictionIsNotBelieved() {
        numbers.count(name, here);
        numbers.shown(name, here);
        door.shut();
        numbers.count(name, here);
        door.open();
        await().until(() -> "PONG".equals(ping()));
        assertThat(redis.opsForValue().get(inRedis())).startsWith("1 ");

        assertThat(numbers.shown(name, elsewhere)).isEqualTo(2);
    }

    @Test
    void slowRedisCostsItsTimeOutOnceASecond() {
        door.stall();

        for (int i = 0; i < 50; i++) {
            assertThat(readAll(here, name + i)).hasSize(1);
        }

        assertThat(here.meters.counter("catalog.cache.failures").count()).isLessThan(10);
    }

    @Test
    void changeOnAnotherInstanceIsSeenWhenItsEventIsLost() {
        numbers.count(name, here);
        numbers.shown(name, elsewhere);

        numbers.count(name, here);
        assertThat(numbers.shown(name, elsewhere)).as("nobody has told it").isEqualTo(1);

        time.pass(CacheInstance.BOUND);
        assertThat(numbers.shown(name, elsewhere)).isEqualTo(2);
    }

    @Test
    void changeThatIsTakenBackChangesNothing() {
        numbers.count(name, here);
        numbers.shown(name, here);

        numbers.countInVain(name, here);

        assertThat(numbers.shown(name, here)).isEqualTo(1);
        assertThat(here.count("near", "hit")).isEqualTo(1);
    }

    @Test
    void whatIsCachedIsServedWhilePostgresIsAway(@Autowired JdbcConnectionDetails postgres) {
        try (var way = doorTo(postgres)) {
            var jdbc = JdbcClient.create(through(way, postgres));
            var cut = stores.instance(time, jdbc);
            read(cut);
            read(here, name + "b");
            way.shut();
            time.pass(CacheInstance.BOUND);

            assertThat(read(cut)).as("its own copy").isEqualTo(new View("it"));
            assertThat(read(cut, name + "b")).as("that of Redis").isEqualTo(new View("it"));
            assertThatThrownBy(() -> read(cut, name + "c")).isInstanceOf(DataAccessException.class);
            assertThat(loads).hasSize(2);

            way.open();
            time.pass(Duration.ofSeconds(6));
            assertThat(read(cut, name + "c")).isEqualTo(new View("it"));
        }
    }

    private static Door doorTo(JdbcConnectionDetails postgres) {
        var server = URI.create(postgres.getJdbcUrl().substring("jdbc:".length()));
        return new Door(server.getHost(), server.getPort());
    }

    private static DriverManagerDataSource through(Door door, JdbcConnectionDetails postgres) {
        var url =
                postgres.getJdbcUrl().replaceFirst("//[^/]+/", "//127.0.0.1:" + door.port() + "/");
        return new DriverManagerDataSource(
                url,
                requireNonNull(postgres.getUsername()),
                requireNonNull(postgres.getPassword()));
    }

    private View read(CacheInstance instance) {
        return read(instance, name);
    }

    private View read(CacheInstance instance, String what) {
        return instance.cache
                .read(
                        what,
                        View.class,
                        () -> {
                            loads.add(what);
                            return Optional.of(new View("it"));
                        })
                .orElseThrow();
    }

    private Map<String, View> readAll(CacheInstance instance, String... names) {
        return instance.cache.readAll(
                Set.of(names),
                View.class,
                missing -> {
                    loads.addAll(missing);
                    return missing.stream()
                            .filter(each -> !each.endsWith("nothing"))
                            .collect(Collectors.toMap(each -> each, each -> new View("it")));
                });
    }

    private String inRedis() {
        return "catalog:2:" + name;
    }

    private String ping() {
        try {
            return String.valueOf(redis.execute(RedisConnectionCommands::ping));
        } catch (DataAccessException away) {
            return "away";
        }
    }
}
