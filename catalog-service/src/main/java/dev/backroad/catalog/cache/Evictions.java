package dev.backroad.catalog.cache;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes old views disappear from both layers. May be done twice, in any order, and too late. */
@Component
class Evictions {

    private final NearCache near;
    private final StoredViews stored;

    Evictions(NearCache near, StoredViews stored) {
        this.near = near;
        this.stored = stored;
    }

    /**
     * Forgets what is older.
     *
     * @param versions of the newest state of each view, by name
     */
    void evict(Map<String, Long> versions) {
        // Redis first: what is asked for anew must not find the old one there.
        stored.evict(versions);
        versions.forEach(near::evict);
    }
}
