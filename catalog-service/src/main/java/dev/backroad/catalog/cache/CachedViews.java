package dev.backroad.catalog.cache;

import dev.backroad.catalog.cache.StoredViews.Stored;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes what the near cache keeps. A view is fresh from the moment at which it was asked for, not
 * from that at which the answer came: how long that took must not add to its age.
 */
@Component
class CachedViews {

    private final CacheSettings settings;
    private final JsonMapper json;

    CachedViews(CacheSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** Without a view it says that there is none. */
    CachedView of(long version, @Nullable Object view, long asked) {
        var ready = view == null ? null : ReadyView.of(view, json.writeValueAsString(view));
        return kept(version, ready, asked);
    }

    CachedView renewed(CachedView view, long asked) {
        return view.freshUntil(freshUntil(asked));
    }

    /** Returns those that can be read; the next one that is kept replaces the others. */
    Map<String, CachedView> readable(Map<String, Stored> views, Class<?> type, long asked) {
        var readable = new HashMap<String, CachedView>();
        views.forEach((name, stored) -> {
            try {
                var view = json.readValue(stored.json(), type);
                readable.put(
                        name, kept(stored.version(), ReadyView.of(view, stored.json()), asked));
            } catch (JacksonException broken) {
                // as if it were not there
            }
        });
        return readable;
    }

    private CachedView kept(long version, @Nullable ReadyView<?> ready, long asked) {
        return new CachedView(
                version,
                ready,
                false,
                freshUntil(asked),
                asked + Jitter.within(settings.keepFor(), 10).toNanos());
    }

    private long freshUntil(long asked) {
        return asked + Jitter.within(settings.freshFor(), 5).toNanos();
    }
}
