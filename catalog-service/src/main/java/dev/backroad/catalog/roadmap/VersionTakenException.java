package dev.backroad.catalog.roadmap;

/**
 * A published version of a roadmap never changes: others have copied it, and learners are on their
 * way through it. The author has to raise the version.
 */
public final class VersionTakenException extends RuntimeException {

    private final String slug;
    private final int version;

    VersionTakenException(String slug, int version) {
        super("version " + version + " of " + slug + " is published with other topics or titles");
        this.slug = slug;
        this.version = version;
    }

    public String slug() {
        return slug;
    }

    public int version() {
        return version;
    }
}
