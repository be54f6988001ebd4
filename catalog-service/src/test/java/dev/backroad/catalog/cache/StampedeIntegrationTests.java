package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Five hundred readers of a key that nobody has cached. */
@CacheTest
class StampedeIntegrationTests {

    record View(String says) {}

    private static final int READERS = 500;

    @Autowired CacheInstance.Stores stores;
    @Autowired Door door;
    @Autowired StringRedisTemplate redis;

    private final String name = "test:" + UUID.randomUUID();
    private final AtomicInteger loads = new AtomicInteger();
    private final CountDownLatch readers = new CountDownLatch(READERS);
    private CacheInstance one;
    private CacheInstance other;

    @BeforeEach
    void start() {
        one = stores.instance(System::nanoTime);
        other = stores.instance(System::nanoTime);
    }

    @AfterEach
    void openTheDoor() {
        door.open();
        await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> "PONG".equals(redis.execute(RedisConnectionCommands::ping)));
    }

    @Test
    void takesOneLoadInAnInstance() throws Exception {
        stampede(one);

        assertThat(loads).hasValue(1);
    }

    @Test
    void takesOneLoadInTwoInstances() throws Exception {
        stampede(one, other);

        assertThat(loads).hasValue(1);
    }

    @Test
    void takesOneLoadInEachInstanceWhileRedisIsAway() throws Exception {
        door.shut();

        stampede(one, other);

        assertThat(loads).hasValue(2);
    }

    @Test
    void failureOfTheOneWhoLoadsIsEverybodysAndTheNextOneTriesAgain() {
        var waiting = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                waiting.add(
                        threads.submit(() -> {
                            readers.countDown();
                            return one.cache.read(name, View.class, this::fail);
                        }));
            }
        }

        assertThat(waiting)
                .allSatisfy(reader -> assertThat(reader.exceptionNow()).hasMessage("no"));
        assertThat(one.cache.read(name, View.class, this::load)).isPresent();
    }

    private void stampede(CacheInstance... instances)
            throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var views = new ArrayList<Future<Optional<View>>>();
            for (int i = 0; i < READERS; i++) {
                var instance = instances[i % instances.length];
                views.add(
                        threads.submit(() -> {
                            readers.countDown();
                            return instance.cache.read(name, View.class, this::load);
                        }));
            }
            for (var view : List.copyOf(views)) {
                assertThat(view.get()).contains(new View("it"));
            }
        }
    }

    /** As slow as it takes until all have come, so that no one comes too late for the stampede. */
    private Optional<View> load() {
        loads.incrementAndGet();
        try {
            readers.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(new View("it"));
    }

    private Optional<View> fail() {
        load();
        throw new IllegalStateException("no");
    }
}
