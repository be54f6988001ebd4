package dev.backroad.catalog.editing;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Answers for editors: what is not published yet must not stay in a cache that others use, and the
 * editor's own asks each time whether it has changed.
 */
public final class EditorsOnly {

    private static final CacheControl PRIVATE = CacheControl.noCache().cachePrivate();

    private EditorsOnly() {}

    /** An answer without a state of its own, such as a list. */
    public static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok().cacheControl(PRIVATE);
    }

    /** The same with its body. */
    public static <T> ResponseEntity<T> ok(T view) {
        return ok().body(view);
    }

    /**
     * An answer that can be changed: its tag is what {@link dev.backroad.defaults.IfMatch} asks
     * for.
     */
    public static <T> ResponseEntity<T> ok(String tag, T view) {
        return tagged(ResponseEntity.ok(), tag).body(view);
    }

    /** Adds the tag to an answer that is no plain 200. */
    public static ResponseEntity.BodyBuilder tagged(ResponseEntity.BodyBuilder answer, String tag) {
        return answer.cacheControl(PRIVATE).eTag(tag);
    }
}
