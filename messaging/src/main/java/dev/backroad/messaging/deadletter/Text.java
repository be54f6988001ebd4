package dev.backroad.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Text that came from a wire where anything may be written. */
final class Text {

    private Text() {}

    /** Replaces the one character that PostgreSQL does not take. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Takes out what would forge a line of the log, or tell a terminal what to do. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** Returns bytes as text, if they are. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
