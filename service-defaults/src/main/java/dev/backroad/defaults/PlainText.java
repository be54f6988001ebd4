package dev.backroad.defaults;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads text that can be stored: JSON can spell a NUL, which PostgreSQL does not keep, and half of
 * a surrogate pair, which UTF-8 does not know.
 */
final class PlainText extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        if (text != null && !isPlain(text)) {
            throw context.weirdStringException("…", String.class, "cannot be stored");
        }
        return text;
    }

    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(it -> it == 0 || isHalfAPair(it));
    }

    /** Whole pairs have become one code point. */
    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
