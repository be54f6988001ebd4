package dev.backroad.catalog.topic;

/** A topic or roadmap that its file wants to have otherwise than the catalog allows. */
public final class ImportRefusedException extends RuntimeException {

    private final String file;
    private final String reason;

    private ImportRefusedException(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
    }

    /**
     * Refuses a topic.
     *
     * @param reason a sentence without its full stop
     */
    static ImportRefusedException ofTopic(String slug, String reason) {
        return new ImportRefusedException("topics/" + slug + ".md", reason);
    }

    /** The same for a roadmap. */
    public static ImportRefusedException ofRoadmap(String slug, String reason) {
        return new ImportRefusedException("roadmaps/" + slug + ".yml", reason);
    }

    /** The file that is wrong, as seen from the content folder. */
    public String file() {
        return file;
    }

    /** A sentence without its full stop. */
    public String reason() {
        return reason;
    }
}
