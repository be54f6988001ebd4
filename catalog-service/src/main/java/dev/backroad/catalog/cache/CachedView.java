package dev.backroad.catalog.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one instance knows about a view.
 *
 * @param version of the state that it knows
 * @param ready null if there is no such view
 * @param evicted it knows only that everything older than the version is old
 * @param freshUntil until then it is served without a question, by the cache's ticker
 * @param keptUntil until then it is served if a question shows that it is the newest
 */
record CachedView(
        long version,
        @Nullable ReadyView<?> ready,
        boolean evicted,
        long freshUntil,
        long keptUntil) {

    /** About what a name and this record take beside the view. */
    private static final int OVERHEAD = 200;

    static CachedView evicted(long version) {
        return new CachedView(version, null, true, 0, 0);
    }

    CachedView freshUntil(long moment) {
        return new CachedView(version, ready, evicted, moment, keptUntil);
    }

    boolean isFresh(long now) {
        // By difference, as nanoTime wants it.
        return !evicted && freshUntil - now > 0;
    }

    boolean isKept(long now) {
        return !evicted && keptUntil - now > 0;
    }

    int weight() {
        return ready == null ? OVERHEAD : OVERHEAD + ready.json().length;
    }

    @SuppressWarnings("unchecked") // a name always has the same type
    <T> Optional<ReadyView<T>> as() {
        return Optional.ofNullable((ReadyView<T>) ready);
    }

    /** Of two, the one that knows more: a view is worth more than an eviction of the same state. */
    static CachedView newer(CachedView known, CachedView brought) {
        return brought.version > known.version
                        || (brought.version == known.version && !brought.evicted)
                ? brought
                : known;
    }
}
