package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Brings views that this instance has no fresh copy of: an old copy if a question to PostgreSQL
 * shows that it is still the newest; or that of Redis, after the same question, because Redis may
 * have been away when something changed; or what {@link ViewLoading} reads.
 */
@Component
class ViewFetching {

    /** So often what was read is old before it is kept. Then it changes faster than it is read. */
    private static final int MOST_ROUNDS = 5;

    private final NearCache near;
    private final StoredViews stored;
    private final VersionCheck check;
    private final ViewLoading loading;
    private final CachedViews made;
    private final Ticker ticker;
    private final CacheReads reads;

    ViewFetching(
            NearCache near,
            StoredViews stored,
            VersionCheck check,
            ViewLoading loading,
            CachedViews made,
            Ticker ticker,
            CacheReads reads) {
        this.near = near;
        this.stored = stored;
        this.check = check;
        this.loading = loading;
        this.made = made;
        this.ticker = ticker;
        this.reads = reads;
    }

    /** Returns one for each name, and keeps them. */
    <T> Map<String, CachedView> fetch(Set<String> names, ViewLoad<T> from) {
        var views = new HashMap<String, CachedView>();
        for (int round = 1; views.size() < names.size(); round++) {
            var lastRound = round == MOST_ROUNDS;
            bring(without(names, views.keySet()), from)
                    .forEach((name, brought) -> {
                        var kept = near.keep(name, brought);
                        // Evicted while it was on its way: who asked after that must not get it.
                        if (!kept.evicted() || lastRound) {
                            views.put(name, kept.evicted() ? brought : kept);
                        }
                    });
        }
        return views;
    }

    private <T> Map<String, CachedView> bring(Set<String> names, ViewLoad<T> from) {
        long asked = ticker.read();
        var views = fresh(names, asked);
        var copies = copies(without(names, views.keySet()), from, asked);
        var newest = check.newest(copies.keySet());
        var toLoad = new HashMap<String, Long>();
        for (var name : without(names, views.keySet())) {
            var copy = copies.get(name);
            // Where PostgreSQL cannot say, a copy is better than nothing.
            long version = newest.map(it -> it.getOrDefault(name, 0L)).orElse(0L);
            if (copy != null && copy.version() >= version) {
                views.put(name, made.renewed(copy, asked));
            } else {
                toLoad.put(name, version);
            }
        }
        views.putAll(loading.load(toLoad, from));
        return views;
    }

    /** Those that somebody else brought a moment ago. */
    private Map<String, CachedView> fresh(Set<String> names, long now) {
        return known(names, view -> view.isFresh(now));
    }

    private <T> Map<String, CachedView> copies(Set<String> names, ViewLoad<T> from, long now) {
        var copies = known(names, view -> view.isKept(now));
        reads.nearRenewed.increment(copies.size());
        var strange = without(names, copies.keySet());
        var inRedis = made.readable(stored.getAll(strange), from.type(), now);
        reads.redisHit.increment(inRedis.size());
        reads.redisMiss.increment(strange.size() - inRedis.size());
        copies.putAll(inRedis);
        return copies;
    }

    private Map<String, CachedView> known(Set<String> names, Predicate<CachedView> wanted) {
        var views = new HashMap<String, CachedView>();
        for (var name : names) {
            var known = near.get(name);
            if (known != null && wanted.test(known)) {
                views.put(name, known);
            }
        }
        return views;
    }

    private static Set<String> without(Set<String> names, Set<String> done) {
        var left = new HashSet<>(names);
        left.removeAll(done);
        return left;
    }
}
