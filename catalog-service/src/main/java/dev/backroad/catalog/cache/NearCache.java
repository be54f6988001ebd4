package dev.backroad.catalog.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this instance keeps in its own memory. A name's version only grows here: an eviction leaves
 * its version behind, so that a reader that began before it cannot bring back what it read.
 *
 * <p>Bounded by size, and what is asked for often stays: a scan of names that do not exist cannot
 * push out what people read.
 */
@Component
class NearCache {

    private final Cache<String, CachedView> views;

    NearCache(CacheSettings settings, Ticker ticker, MeterRegistry meters) {
        views =
                Caffeine.newBuilder()
                        .maximumWeight(settings.nearSize().toBytes())
                        .weigher((String name, CachedView view) -> name.length() + view.weight())
                        .expireAfterWrite(settings.keepFor().multipliedBy(2))
                        .ticker(ticker)
                        .recordStats()
                        .build();
        Gauge.builder("catalog.cache.near.size", views, Cache::estimatedSize)
                .description("Views that this instance keeps, those that do not exist among them")
                .register(meters);
        FunctionCounter.builder(
                        "catalog.cache.near.evictions", views, it -> it.stats().evictionCount())
                .description("Views that had to go because others needed the room")
                .register(meters);
    }

    /** Returns what is known, fresh or not, or an eviction. */
    @Nullable CachedView get(String name) {
        return views.getIfPresent(name);
    }

    /** Keeps a view unless something newer is known; returns which of the two is kept. */
    CachedView keep(String name, CachedView view) {
        return views.asMap().merge(name, view, CachedView::newer);
    }

    void evict(String name, long version) {
        keep(name, CachedView.evicted(version));
    }

    /** As it does by itself when others need the room. */
    void forget(String name) {
        views.invalidate(name);
    }
}
