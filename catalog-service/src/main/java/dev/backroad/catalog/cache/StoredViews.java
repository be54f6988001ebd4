package dev.backroad.catalog.cache;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The views that Redis keeps, as JSON, each under the revision that it was read at. */
@Component
class StoredViews {

    /** Raise the number when a view changes its shape, or an old value is read as a new one. */
    private static final String PREFIX = "catalog:1:";

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    private final RedisValues redis;
    private final JsonMapper json;

    StoredViews(RedisValues redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    <T> Optional<T> get(String revision, String name, Class<T> type) {
        return redis.get(key(revision, name)).map(value -> parse(value, type));
    }

    /** Returns those that are there, asked for at once. */
    <T> Map<String, T> getAll(String revision, Set<String> names, Class<T> type) {
        var inOrder = List.copyOf(names);
        var values = redis.getAll(inOrder.stream().map(name -> key(revision, name)).toList());
        var views = new LinkedHashMap<String, T>();
        for (int i = 0; i < inOrder.size(); i++) {
            var value = values.get(i);
            var view = value == null ? null : parse(value, type);
            if (view != null) {
                views.put(inOrder.get(i), view);
            }
        }
        return views;
    }

    void keep(String revision, String name, Object view) {
        redis.set(key(revision, name), json.writeValueAsString(view), timeToLive());
    }

    private static String key(String revision, String name) {
        return PREFIX + revision + ":" + name;
    }

    private <T> @Nullable T parse(String value, Class<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JacksonException broken) {
            return null; // a miss; the next one that is kept replaces it
        }
    }

    /** Ten minutes, 10 % more or less, so that what was stored together does not end together. */
    private static Duration timeToLive() {
        var tenth = TIME_TO_LIVE.toMillis() / 10;
        return TIME_TO_LIVE.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth));
    }
}
