package dev.backroad.defaults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal that the caller can understand and act on; answered as a problem (RFC 9457). */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String slug;
    private final @Nullable String field;

    /**
     * Refuses a request.
     *
     * @param slug names the kind of problem, for example {@code topic-not-found}; part of its type
     *     URI
     * @param detail one sentence for the caller; no class names, no SQL
     */
    public ProblemException(HttpStatus status, String slug, String detail) {
        this(status, slug, detail, null);
    }

    private ProblemException(
            HttpStatus status, String slug, String detail, @Nullable String field) {
        super(detail);
        this.status = status;
        this.slug = slug;
        this.field = field;
    }

    /**
     * The same about one field of the body, which only what is stored shows to be wrong.
     *
     * @param field for example {@code prerequisites[0]}
     */
    public ProblemException at(String field) {
        return new ProblemException(status, slug, detail(), field);
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return slug;
    }

    Optional<String> field() {
        return Optional.ofNullable(field);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
