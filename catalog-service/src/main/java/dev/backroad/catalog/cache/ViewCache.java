package dev.backroad.catalog.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Cache-aside: look in Redis; if it is not there, read PostgreSQL and leave a copy. Nothing is ever
 * evicted. A key starts with the revision that its view was read at, in the same snapshot, so an
 * old view can only lie under an old key, however slow its reader was; and nobody asks for that any
 * more.
 */
@Component
public class ViewCache {

    private record Loaded<T>(String revision, Map<String, T> views) {}

    private final CatalogRevision revision;
    private final StoredViews stored;
    private final Snapshot snapshot;
    private final MeterRegistry meters;

    ViewCache(
            CatalogRevision revision, StoredViews stored, Snapshot snapshot, MeterRegistry meters) {
        this.revision = revision;
        this.stored = stored;
        this.snapshot = snapshot;
        this.meters = meters;
    }

    /**
     * Returns a view from the cache or else from the database.
     *
     * @param name of the view, unique among all views, for example {@code topic:http}
     * @param load reads it, inside one read-only transaction
     */
    public <T> Optional<T> read(String name, Class<T> type, Supplier<Optional<T>> load) {
        var cached = stored.get(revision.current(), name, type);
        count(cached.isPresent() ? "hit" : "miss", 1);
        return cached.or(() -> {
            var loaded = loadAndKeep(() -> load.get().map(it -> Map.of(name, it)).orElse(Map.of()));
            return Optional.ofNullable(loaded.get(name));
        });
    }

    /**
     * Returns the views of these names, as many as there are. Redis is asked once for all of them,
     * and the database once for those that Redis does not have.
     *
     * @param load reads the views of the names that it gets, inside one read-only transaction
     */
    public <T> Map<String, T> readAll(
            Set<String> names, Class<T> type, Function<Set<String>, Map<String, T>> load) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var views = stored.getAll(revision.current(), names, type);
        count("hit", views.size());
        var missing = new LinkedHashSet<>(names);
        missing.removeAll(views.keySet());
        if (!missing.isEmpty()) {
            count("miss", missing.size());
            views.putAll(loadAndKeep(() -> load.apply(missing)));
        }
        return views;
    }

    private <T> Map<String, T> loadAndKeep(Supplier<Map<String, T>> load) {
        var loaded = snapshot.read(() -> new Loaded<>(revision.published(), load.get()));
        loaded.views().forEach((name, view) -> stored.keep(loaded.revision(), name, view));
        return loaded.views();
    }

    private void count(String result, int views) {
        meters.counter("catalog.cache.reads", "result", result).increment(views);
    }
}
