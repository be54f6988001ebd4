package dev.backroad.catalog.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.backroad.catalog.cache.StoredViews.Stored;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Reads views from the database, and leaves them in Redis. Of several instances that want the same
 * one reads it and the others wait for a moment; if it does not come, or Redis is away, each reads.
 */
@Component
class ViewLoading {

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);

    private record Loaded<T>(Map<String, Long> versions, Map<String, T> views) {}

    private final StoredViews stored;
    private final LoadRights rights;
    private final Snapshot snapshot;
    private final ViewVersions versions;
    private final VersionCheck check;
    private final CachedViews made;
    private final CacheSettings settings;
    private final Ticker ticker;
    private final CacheReads reads;

    ViewLoading(
            StoredViews stored,
            LoadRights rights,
            Snapshot snapshot,
            ViewVersions versions,
            VersionCheck check,
            CachedViews made,
            CacheSettings settings,
            Ticker ticker,
            CacheReads reads) {
        this.stored = stored;
        this.rights = rights;
        this.snapshot = snapshot;
        this.versions = versions;
        this.check = check;
        this.made = made;
        this.settings = settings;
        this.ticker = ticker;
        this.reads = reads;
    }

    /**
     * Returns a view for each name.
     *
     * @param atLeast the version that each must have
     */
    <T> Map<String, CachedView> load(Map<String, Long> atLeast, ViewLoad<T> from) {
        var views = new HashMap<String, CachedView>();
        var left = new HashMap<>(atLeast);
        for (long looks = looks(); looks > 0 && !left.isEmpty(); looks--) {
            if (looks < looks()) {
                LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
            }
            views.putAll(claimed(left, from));
            left.keySet().removeAll(views.keySet());
        }
        views.putAll(read(left.keySet(), from));
        return views;
    }

    /** Returns all but those that somebody else loads. */
    private <T> Map<String, CachedView> claimed(Map<String, Long> atLeast, ViewLoad<T> from) {
        long asked = ticker.read();
        var claims = rights.claim(atLeast);
        var views = newestOf(made.readable(claims.found(), from.type(), asked));
        var toLoad = new HashSet<>(atLeast.keySet());
        toLoad.removeAll(claims.loadedElsewhere());
        toLoad.removeAll(views.keySet());
        views.putAll(read(toLoad, from));
        return views;
    }

    private long looks() {
        return 1 + settings.loadPatience().dividedBy(LOOK_AGAIN_AFTER);
    }

    /** It may have been kept by somebody who began to read before it changed. */
    private Map<String, CachedView> newestOf(Map<String, CachedView> views) {
        var newest = check.newest(views.keySet());
        views.entrySet()
                .removeIf(view ->
                        newest.isPresent()
                                && view.getValue().version()
                                        < newest.get().getOrDefault(view.getKey(), 0L));
        return views;
    }

    private <T> Map<String, CachedView> read(Set<String> names, ViewLoad<T> from) {
        if (names.isEmpty()) {
            return Map.of();
        }
        long asked = ticker.read();
        try {
            var loaded =
                    snapshot.read(() -> new Loaded<>(versions.of(names), from.load().apply(names)));
            var views = new HashMap<String, CachedView>();
            loaded.versions()
                    .forEach((name, version) ->
                            views.put(name, made.of(version, loaded.views().get(name), asked)));
            reads.databaseHit.increment(loaded.views().size());
            reads.databaseMiss.increment(names.size() - loaded.views().size());
            stored.keep(existing(views));
            return views;
        } finally {
            rights.release(names);
        }
    }

    private static Map<String, Stored> existing(Map<String, CachedView> views) {
        var existing = new HashMap<String, Stored>();
        views.forEach((name, view) ->
                view.as()
                        .ifPresent(ready ->
                                existing.put(
                                        name,
                                        new Stored(
                                                view.version(), new String(ready.json(), UTF_8)))));
        return existing;
    }
}
