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

    /** Returns bytes as text, if they are. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
