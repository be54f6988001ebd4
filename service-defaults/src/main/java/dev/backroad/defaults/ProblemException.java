package dev.backroad.defaults;

import org.springframework.http.HttpStatus;

/** A refusal that the caller can understand and act on; answered as a problem (RFC 9457). */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String slug;

    /**
     * Refuses a request.
     *
     * @param slug names the kind of problem, for example {@code topic-not-found}; part of its type
     *     URI
     * @param detail one sentence for the caller; no class names, no SQL
     */
    public ProblemException(HttpStatus status, String slug, String detail) {
        super(detail);
        this.status = status;
        this.slug = slug;
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return slug;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
