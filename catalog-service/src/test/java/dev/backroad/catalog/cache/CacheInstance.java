package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The cache as one instance of the service has it, put together by hand: a test may have two. */
final class CacheInstance {

    static final CacheSettings SETTINGS =
            new CacheSettings(
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(10),
                    DataSize.ofMegabytes(16),
                    Duration.ofSeconds(20));

    private static final CacheSettings IMPATIENT =
            new CacheSettings(
                    SETTINGS.freshFor(), SETTINGS.keepFor(), SETTINGS.nearSize(), Duration.ZERO);

    /** The longest that a change may stay unseen: a fifth more than the setting says. */
    static final Duration BOUND = Duration.ofMillis(3_600);

    final MeterRegistry meters = new SimpleMeterRegistry();
    final NearCache near;
    final Evictions evictions;
    final ViewVersions versions;
    final ViewCache cache;

    private CacheInstance(
            Stores stores,
            CacheSettings settings,
            JdbcClient jdbc,
            Snapshot snapshot,
            Outbox outbox,
            Ticker ticker) {
        var values = new RedisValues(stores.redis, InstantSource.system(), meters);
        var stored = new StoredViews(values, settings);
        var rights = new LoadRights(values, stores.ids);
        var made = new CachedViews(settings, stores.json);
        var reads = new CacheReads(meters);
        near = new NearCache(settings, ticker, meters);
        evictions = new Evictions(near, stored);
        versions = new ViewVersions(jdbc, outbox, stores.ids, evictions);
        var check = new VersionCheck(versions, ticker);
        var loading =
                new ViewLoading(
                        stored, rights, snapshot, versions, check, made, settings, ticker, reads);
        var fetching = new ViewFetching(near, stored, check, loading, made, ticker, reads);
        cache = new ViewCache(near, new Flights(), fetching, ticker, reads);
    }

    double count(String layer, String result) {
        return meters.counter("catalog.cache.reads", "layer", layer, "result", result).count();
    }

    /** The stores that instances share. */
    @TestComponent
    static final class Stores {

        private final StringRedisTemplate redis;
        private final JdbcClient jdbc;
        private final Snapshot snapshot;
        private final Outbox outbox;
        private final IdGenerator ids;
        private final JsonMapper json;

        Stores(
                StringRedisTemplate redis,
                JdbcClient jdbc,
                Snapshot snapshot,
                Outbox outbox,
                IdGenerator ids,
                JsonMapper json) {
            this.redis = redis;
            this.jdbc = jdbc;
            this.snapshot = snapshot;
            this.outbox = outbox;
            this.ids = ids;
            this.json = json;
        }

        CacheInstance instance(Ticker ticker) {
            return new CacheInstance(this, SETTINGS, jdbc, snapshot, outbox, ticker);
        }

        /** Its events go to another outbox, and it waits for nobody who loads elsewhere. */
        CacheInstance instance(Ticker ticker, Outbox another) {
            return new CacheInstance(this, IMPATIENT, jdbc, snapshot, another, ticker);
        }

        /** It reaches PostgreSQL by another way, and without a transaction. */
        CacheInstance instance(Ticker ticker, JdbcClient another) {
            var none =
                    new Snapshot() {
                        @Override
                        public <T> T read(Supplier<T> work) {
                            return work.get();
                        }
                    };
            return new CacheInstance(this, SETTINGS, another, none, outbox, ticker);
        }
    }
}
