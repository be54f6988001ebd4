package dev.backroad.catalog.content;

/** A content file that cannot be published. Says which file and why in one sentence. */
final class BrokenContentException extends RuntimeException {

    BrokenContentException(ContentFile file, String reason) {
        this(file.name(), reason);
    }

    BrokenContentException(String file, String reason) {
        super("content/" + file + ": " + reason + ".");
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
