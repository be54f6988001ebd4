package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Cache-aside in two layers: look in this instance's memory, then in Redis, then read PostgreSQL
 * and leave copies. Every copy carries the version that it was read at, in the same snapshot, and
 * an older one never replaces a newer one, however slow its reader was.
 *
 * <p>A change is unseen on another instance until its event arrives, and at most for {@code
 * fresh-for} when that is lost. That there is no view of a name is kept, too.
 */
@Component
public class ViewCache {

    private final NearCache near;
    private final Flights flights;
    private final ViewFetching fetching;
    private final Ticker ticker;
    private final CacheReads reads;

    ViewCache(
            NearCache near,
            Flights flights,
            ViewFetching fetching,
            Ticker ticker,
            CacheReads reads) {
        this.near = near;
        this.flights = flights;
        this.fetching = fetching;
        this.ticker = ticker;
        this.reads = reads;
    }

    /**
     * Returns a view from the cache or else from the database.
     *
     * @param name of the view, unique among all views, for example {@code topic:http}
     * @param load reads it, inside one read-only transaction
     */
    public <T> Optional<T> read(String name, Class<T> type, Supplier<Optional<T>> load) {
        return ready(name, type, load).map(ReadyView::view);
    }

    /** The same, ready to be sent. */
    public <T> Optional<ReadyView<T>> ready(
            String name, Class<T> type, Supplier<Optional<T>> load) {
        var known = near.get(name);
        if (known != null && known.isFresh(ticker.read())) {
            reads.nearHit.increment();
            return known.as();
        }
        var one =
                new ViewLoad<>(type, _ -> load.get().map(it -> Map.of(name, it)).orElse(Map.of()));
        return Optional.ofNullable(readyAll(Set.of(name), one).get(name));
    }

    /** Returns a view that this instance has fresh in its memory, ready to be sent. */
    Optional<ReadyView<?>> fresh(String name) {
        var known = near.get(name);
        if (known == null || known.ready() == null || !known.isFresh(ticker.read())) {
            return Optional.empty();
        }
        reads.nearHit.increment();
        return Optional.of(known.ready());
    }

    /**
     * Returns the views of these names, as many as there are. Redis is asked once for all of them,
     * and the database once for those that Redis does not have.
     *
     * @param load reads the views of the names that it gets, inside one read-only transaction
     */
    public <T> Map<String, T> readAll(
            Set<String> names, Class<T> type, Function<Set<String>, Map<String, T>> load) {
        var views = new HashMap<String, T>();
        readyAll(names, new ViewLoad<>(type, load))
                .forEach((name, ready) -> views.put(name, ready.view()));
        return views;
    }

    private <T> Map<String, ReadyView<T>> readyAll(Set<String> names, ViewLoad<T> from) {
        var views = new HashMap<String, CachedView>();
        var missing = new HashSet<String>();
        long now = ticker.read();
        for (var name : names) {
            var known = near.get(name);
            if (known != null && known.isFresh(now)) {
                views.put(name, known);
            } else {
                missing.add(name);
            }
        }
        reads.nearHit.increment(views.size());
        reads.nearMiss.increment(missing.size());
        views.putAll(flights.fetch(missing, some -> fetching.fetch(some, from)));
        return existing(views);
    }

    private static <T> Map<String, ReadyView<T>> existing(Map<String, CachedView> views) {
        var existing = new HashMap<String, ReadyView<T>>();
        views.forEach((name, view) -> view.<T>as().ifPresent(it -> existing.put(name, it)));
        return existing;
    }
}
