package dev.backroad.catalog.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A content file, not yet understood.
 *
 * @param name inside the content folder, for example {@code topics/http.md}
 * @param text with {@code \n} at the end of each line, whatever the checkout made of it
 */
record ContentFile(String name, String text) {

    /** Raise the number when the import reads more out of a file, or it will look unchanged. */
    private static final String FORMAT = "2\n";

    /** The last part of the name without its ending: the slug of what is inside. */
    String baseName() {
        return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
    }

    /** Returns 64 hexadecimal digits that change when the text does (SHA-256). */
    String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest((FORMAT + text).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has SHA-256
        }
    }
}
