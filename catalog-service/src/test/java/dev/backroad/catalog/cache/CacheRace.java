package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.messaging.Outbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * One interleaving. Each step is one that the system can take at any time. What a read shows is
 * compared with what was committed, and acknowledged to its writer, before the read began.
 */
final class CacheRace {

    /** An instance, and what a read there must show at least. */
    private final class Side {

        private final String letter;
        private final CacheInstance instance = stores.instance(time, outbox);
        private final Queue<ViewsChangedV1> unheard = new ArrayDeque<>();
        private final List<RaceReader> joined = new ArrayList<>();
        private @Nullable RaceReader slow;

        /** The newest state that was written, heard of or seen here. */
        private long known;

        Side(String letter) {
            this.letter = letter;
        }
    }

    private final CacheInstance.Stores stores;
    private final Numbers numbers;
    private final StringRedisTemplate redis;
    private final Outbox outbox;
    private final List<ViewsChangedV1> told;
    private final Random random;
    private final TestTime time = new TestTime();
    private final String name = "race:" + UUID.randomUUID();
    private final List<Side> sides;
    private final List<String> steps = new ArrayList<>();
    private final List<String> everInRedis = new ArrayList<>();

    /** Which number was committed when. */
    private final TreeMap<Long, Long> committed = new TreeMap<>(Map.of(Long.MIN_VALUE, 0L));

    CacheRace(
            CacheInstance.Stores stores,
            Numbers numbers,
            StringRedisTemplate redis,
            Outbox outbox,
            List<ViewsChangedV1> told,
            Random random) {
        this.stores = stores;
        this.numbers = numbers;
        this.redis = redis;
        this.outbox = outbox;
        this.told = told;
        this.random = random;
        sides = List.of(new Side("A"), new Side("B"));
    }

    void step() {
        var side = sides.get(random.nextInt(sides.size()));
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> read(side);
            case 3, 4, 5 -> write(side);
            case 6 -> writeInVain(side);
            case 7, 8, 9 -> beginSlowRead(side);
            case 10 -> endSlowRead(side);
            case 11 -> hear(side);
            case 12 -> forget(side);
            case 13 -> changeRedis();
            default -> pass(Duration.ofMillis(random.nextInt(200, 2_500)));
        }
    }

    /** Ends what is still going on; once the bound is over, everybody shows the truth. */
    void finish() {
        sides.forEach(this::endSlowRead);
        pass(CacheInstance.BOUND);
        var truth = numbers.truth(name);
        for (var side : sides) {
            side.known = truth;
            read(side);
        }
        redis.delete(List.of(key()));
    }

    private void read(Side side) {
        steps.add(side.letter + " reads");
        if (side.slow != null) {
            side.joined.add(reader(side).join());
        } else {
            check(side, reader(side).read());
        }
    }

    private void beginSlowRead(Side side) {
        if (side.slow != null) {
            read(side);
            return;
        }
        steps.add(side.letter + " begins a slow read");
        var reader = reader(side).readHalf();
        if (reader.isDone()) {
            check(side, reader);
        } else {
            side.slow = reader;
        }
    }

    private void endSlowRead(Side side) {
        var slow = side.slow;
        if (slow != null) {
            steps.add(side.letter + " ends its slow read");
            slow.goOn();
            side.slow = null;
            check(side, slow);
            side.joined.forEach(reader -> check(side, reader));
            side.joined.clear();
        }
    }

    private void write(Side side) {
        numbers.count(name, side.instance);
        var number = numbers.truth(name);
        steps.add(side.letter + " writes " + number);
        committed.put(time.read(), number);
        side.known = number;
        sides.forEach(each -> each.unheard.addAll(told));
        told.clear();
    }

    private void writeInVain(Side side) {
        steps.add(side.letter + " writes and rolls back");
        numbers.countInVain(name, side.instance);
        told.clear();
    }

    /** Events may be lost, but not overtake each other. */
    private void hear(Side side) {
        var event = side.unheard.poll();
        if (event == null) {
            return;
        }
        var view = event.views().getFirst();
        if (random.nextInt(4) == 0) {
            steps.add(side.letter + " misses the event of " + view.version());
        } else {
            steps.add(side.letter + " hears of " + view.version());
            side.instance.evictions.evict(Map.of(view.name(), view.version()));
            side.known = Math.max(side.known, view.version());
        }
    }

    /** Its memory was needed for something else. */
    private void forget(Side side) {
        steps.add(side.letter + " forgets");
        side.instance.near.forget(name);
        if (side.slow != null) {
            // Nothing is left of what it was told, and the load goes on: only the bound holds.
            side.known = 0;
            side.joined.forEach(reader -> reader.expectOnly(acknowledgedBefore(reader.begun())));
        }
    }

    /** Redis loses the value, or comes back from a time when it was away, with an old one. */
    private void changeRedis() {
        if (everInRedis.isEmpty() || random.nextBoolean()) {
            steps.add("Redis loses the value");
            redis.delete(key());
        } else {
            var old = everInRedis.get(random.nextInt(everInRedis.size()));
            steps.add("Redis has " + old + " again");
            redis.opsForValue().set(key(), old);
        }
    }

    private void pass(Duration duration) {
        steps.add(duration.toMillis() + " ms pass");
        time.pass(duration);
    }

    private RaceReader reader(Side side) {
        // Whoever joins a load shows what was true when that began, or newer.
        long begin = side.slow == null ? time.read() : side.slow.begun();
        return new RaceReader(
                numbers,
                name,
                side.instance,
                begin,
                Math.max(side.known, acknowledgedBefore(begin)));
    }

    private long acknowledgedBefore(long begin) {
        return committed.floorEntry(begin - CacheInstance.BOUND.toNanos()).getValue();
    }

    private void check(Side side, RaceReader reader) {
        long shown = reader.shown();
        steps.add(side.letter + " sees " + shown);
        assertThat(shown).as("%s", steps).isGreaterThanOrEqualTo(reader.atLeast());
        assertThat(shown).as("%s", steps).isLessThanOrEqualTo(committed.lastEntry().getValue());
        side.known = Math.max(side.known, shown);
        var stored = redis.opsForValue().get(key());
        if (stored != null) {
            everInRedis.add(stored);
        }
    }

    private String key() {
        return "catalog:2:" + name;
    }
}
