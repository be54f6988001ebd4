package dev.backroad.catalog.roadmap;

/** A roadmap that its file wants to have otherwise than the catalog allows. */
public final class RoadmapRefusedException extends RuntimeException {

    private final String slug;
    private final String reason;

    RoadmapRefusedException(String slug, String reason) {
        super(slug + ": " + reason);
        this.slug = slug;
        this.reason = reason;
    }

    public String slug() {
        return slug;
    }

    /** A sentence without its full stop. */
    public String reason() {
        return reason;
    }
}
