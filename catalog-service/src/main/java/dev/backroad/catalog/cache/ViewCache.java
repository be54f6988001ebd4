package dev.backroad.catalog.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cache-aside: look in Redis; if it is not there, read PostgreSQL and leave a copy. Nothing is ever
 * evicted. A key starts with the revision that its view was read at, in the same snapshot, so an
 * old view can only lie under an old key, however slow its reader was; and nobody asks for that any
 * more.
 */
@Component
public class ViewCache {

    /** Raise the number when a view changes its shape, or an old value is read as a new one. */
    private static final String PREFIX = "catalog:1:";

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    private record Loaded<T>(String revision, Optional<T> view) {}

    private final CatalogRevision revision;
    private final RedisValues redis;
    private final Snapshot snapshot;
    private final JsonMapper json;
    private final MeterRegistry meters;

    ViewCache(
            CatalogRevision revision,
            RedisValues redis,
            Snapshot snapshot,
            JsonMapper json,
            MeterRegistry meters) {
        this.revision = revision;
        this.redis = redis;
        this.snapshot = snapshot;
        this.json = json;
        this.meters = meters;
    }

    /**
     * Returns a view from the cache or else from the database.
     *
     * @param name of the view, unique among all views, for example {@code topic:http}
     * @param load reads it, inside one read-only transaction
     */
    public <T> Optional<T> read(String name, Class<T> type, Supplier<Optional<T>> load) {
        var cached = redis.get(key(revision.current(), name)).map(value -> parse(value, type));
        meters.counter("catalog.cache.reads", "result", cached.isPresent() ? "hit" : "miss")
                .increment();
        return cached.or(() -> loadAndKeep(name, load));
    }

    private <T> Optional<T> loadAndKeep(String name, Supplier<Optional<T>> load) {
        var loaded = snapshot.read(() -> new Loaded<>(revision.published(), load.get()));
        loaded.view()
                .ifPresent(view ->
                        redis.set(
                                key(loaded.revision(), name),
                                json.writeValueAsString(view),
                                timeToLive()));
        return loaded.view();
    }

    private static String key(String revision, String name) {
        return PREFIX + revision + ":" + name;
    }

    private <T> @Nullable T parse(String value, Class<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JacksonException broken) {
            return null; // a miss; the next set replaces it
        }
    }

    /** Ten minutes, 10 % more or less, so that what was stored together does not end together. */
    private static Duration timeToLive() {
        var tenth = TIME_TO_LIVE.toMillis() / 10;
        return TIME_TO_LIVE.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth));
    }
}
