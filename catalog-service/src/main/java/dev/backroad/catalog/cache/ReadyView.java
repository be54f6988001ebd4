package dev.backroad.catalog.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A view together with the bytes that it is sent as: made once, sent many times.
 *
 * @param json the view as the API shows it, UTF-8; not to be changed
 * @param etag strong, a hash of the bytes: it changes with the content, and with the code that
 *     shows it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReadyView<T>(T view, byte[] json, String etag) {

    /** Half of a SHA-256: nobody finds two texts with the same. */
    private static final int HASH_BYTES = 16;

    /** Makes a view ready whose JSON is known. */
    public static <T> ReadyView<T> of(T view, String json) {
        var bytes = json.getBytes(UTF_8);
        return new ReadyView<>(view, bytes, etagOf(bytes));
    }

    private static String etagOf(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
