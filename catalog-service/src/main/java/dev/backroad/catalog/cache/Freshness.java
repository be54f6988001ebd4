package dev.backroad.catalog.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How long a read may be shown without asking again: by a browser for a minute, by whoever answers
 * many (the gateway, a CDN) for two seconds, so that a change is seen soon by all who have not seen
 * it before. After that the ETag saves the body.
 */
public final class Freshness {

    private static final CacheControl FOR_ALL =
            CacheControl.maxAge(Duration.ofMinutes(1)).sMaxAge(Duration.ofSeconds(2)).cachePublic();

    static final String HEADER = requireNonNull(FOR_ALL.getHeaderValue());

    private Freshness() {}

    public static <T> ResponseEntity<T> ok(T view) {
        return ResponseEntity.ok().cacheControl(FOR_ALL).body(view);
    }

    /**
     * The same, with the ETag that the view has, so that nobody has to hash the body, and with the
     * type that it has, so that nobody has to look for a converter.
     */
    public static <T> ResponseEntity<ReadyView<T>> ok(ReadyView<T> view) {
        return ResponseEntity.ok()
                .cacheControl(FOR_ALL)
                .eTag(view.etag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(view);
    }
}
