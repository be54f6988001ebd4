package dev.backroad.catalog.cache;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances read, write and forget one view in every order that a seed can think of, with real
 * stores and with readers that stop in the middle of a load. The seed is printed; {@code
 * -Dbackroad.races.seed=…} repeats it.
 */
@CacheTest
class CacheRacesIntegrationTests {

    private static final int INTERLEAVINGS = 10_000;

    @Autowired CacheInstance.Stores stores;
    @Autowired Numbers numbers;
    @Autowired StringRedisTemplate redis;
    @Autowired JdbcClient jdbc;

    private final List<ViewsChangedV1> told = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("delete from view_version where name like 'race:%'").update();
        jdbc.sql("truncate test_number").update();
    }

    @Test
    void nothingIsStaleAfterTheBound() {
        long seed = Long.getLong("backroad.races.seed", System.nanoTime());
        System.out.println("Cache races: " + INTERLEAVINGS + " interleavings, seed " + seed);
        var outbox = outboxWithoutKafka();

        for (int i = 0; i < INTERLEAVINGS; i++) {
            var random = new Random(seed + i);
            var race = new CacheRace(stores, numbers, redis, outbox, told, random);
            for (int steps = random.nextInt(6, 14); steps > 0; steps--) {
                race.step();
            }
            race.finish();
        }
    }

    /** The race brings the events to whom it wants, when it wants. */
    private Outbox outboxWithoutKafka() {
        Outbox outbox = mock(withSettings().stubOnly());
        willAnswer(event -> told.add(event.getArgument(2)))
                .given(outbox)
                .append(anyString(), anyLong(), any());
        return outbox;
    }
}
