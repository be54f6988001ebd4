package dev.backroad.catalog.topic;

/** A topic that content files want to have otherwise than the catalog allows. */
public final class ImportRefusedException extends RuntimeException {

    private final String slug;
    private final String reason;

    ImportRefusedException(String slug, String reason) {
        super(slug + ": " + reason);
        this.slug = slug;
        this.reason = reason;
    }

    /** The topic that is wrong. */
    public String slug() {
        return slug;
    }

    /** A sentence without its full stop. */
    public String reason() {
        return reason;
    }
}
