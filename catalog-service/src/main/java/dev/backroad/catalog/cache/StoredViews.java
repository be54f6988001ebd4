package dev.backroad.catalog.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The views that Redis keeps for all instances, as JSON, each with the version that it was read at.
 * What does not exist is not kept here: whoever asks for random names fills no memory but that of
 * the near caches, which is bounded.
 */
@Component
class StoredViews {

    /** A value as it lies in Redis. */
    record Stored(long version, String json) {

        /** Empty for what an eviction left behind, and for what is not ours. */
        static Optional<Stored> of(@Nullable String value) {
            var parts = value == null ? new String[0] : value.split(" ", 2);
            return parts.length == 2 && parts[0].matches("\\d{1,18}")
                    ? Optional.of(new Stored(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return version + " " + json;
        }
    }

    /** Raise the number when a view changes its shape, or an old value is read as a new one. */
    private static final String PREFIX = "catalog:2:";

    /** Nobody else is served while one runs. */
    private static final int IN_ONE_SCRIPT = 200;

    private static final RedisScript<Long> KEEP = script("keep", Long.class);
    private static final RedisScript<Long> EVICT = script("evict", Long.class);

    private final RedisValues redis;
    private final CacheSettings settings;

    StoredViews(RedisValues redis, CacheSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Returns those that are there, asked for at once. */
    Map<String, Stored> getAll(Set<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var inOrder = List.copyOf(names);
        var values = redis.getAll(keys(inOrder));
        var views = new HashMap<String, Stored>();
        for (int i = 0; i < inOrder.size(); i++) {
            var name = inOrder.get(i);
            Stored.of(values.get(i)).ifPresent(stored -> views.put(name, stored));
        }
        return views;
    }

    /** Keeps views, each unless Redis has a newer one or knows that there is one. */
    void keep(Map<String, Stored> views) {
        change(KEEP, views);
    }

    /** Makes what is older than these versions disappear, and stay away. */
    void evict(Map<String, Long> versions) {
        change(EVICT, versions);
    }

    private void change(RedisScript<Long> script, Map<String, ?> byName) {
        byName.entrySet().stream()
                .gather(Gatherers.windowFixed(IN_ONE_SCRIPT))
                .forEach(some -> {
                    var names = some.stream().map(Map.Entry::getKey).toList();
                    var values = some.stream().map(view -> view.getValue().toString());
                    redis.run(script, keys(names), Stream.concat(timeToLive(), values).toList());
                });
    }

    private Stream<String> timeToLive() {
        return Stream.of(String.valueOf(Jitter.within(settings.keepFor(), 10).toMillis()));
    }

    static List<String> keys(Iterable<String> names) {
        var keys = new ArrayList<String>();
        names.forEach(name -> keys.add(PREFIX + name));
        return keys;
    }

    static <T> RedisScript<T> script(String name, Class<T> result) {
        return RedisScript.of(new ClassPathResource("redis/" + name + ".lua"), result);
    }
}
