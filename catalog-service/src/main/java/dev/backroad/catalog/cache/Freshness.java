package dev.backroad.catalog.cache;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * How long browsers and proxies may show a read without asking again. After that the ETag saves the
 * body.
 */
public final class Freshness {

    private static final CacheControl ONE_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private Freshness() {}

    public static <T> ResponseEntity<T> ok(T view) {
        return ResponseEntity.ok().cacheControl(ONE_MINUTE).body(view);
    }
}
