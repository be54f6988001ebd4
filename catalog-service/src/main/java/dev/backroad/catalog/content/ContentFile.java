package dev.backroad.catalog.content;

/**
 * A content file, not yet understood.
 *
 * @param name inside the content folder, for example {@code topics/http.md}
 * @param text with {@code \n} at the end of each line, whatever the checkout made of it
 */
record ContentFile(String name, String text) {

    /** The last part of the name without its ending: the slug of what is inside. */
    String baseName() {
        return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
    }
}
