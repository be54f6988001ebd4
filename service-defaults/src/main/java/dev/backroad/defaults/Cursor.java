package dev.backroad.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where a page ended, as text that means nothing to clients. It belongs to one question: under
 * another one the place that it names would not exist, and whoever mixes them up is told so.
 */
public final class Cursor {

    private static final int LONGEST = 500;
    private static final String BETWEEN = "\n";

    private Cursor() {}

    /**
     * Returns a cursor.
     *
     * @param question all that decides what is listed and in which order
     * @param place the last entry's, without line breaks
     */
    public static String at(Object question, Object... place) {
        var parts = new StringBuilder(sign(question));
        Arrays.stream(place).forEach(part -> parts.append(BETWEEN).append(part));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(UTF_8));
    }

    /**
     * Reads a place.
     *
     * @param cursor what the client sent; null on the first page
     * @param place makes it of its parts, and may fail as it likes when they are none
     * @return null on the first page
     * @throws ProblemException if the cursor is none of this question
     */
    public static <T> @Nullable T read(
            @Nullable String cursor, Object question, Function<List<String>, T> place) {
        if (cursor == null) {
            return null;
        }
        try {
            var parts = parts(cursor);
            if (parts.getFirst().equals(sign(question))) {
                return place.apply(parts.subList(1, parts.size()));
            }
        } catch (RuntimeException damaged) {
            throw bad();
        }
        throw bad();
    }

    private static List<String> parts(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("longer than ours");
        }
        return List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, -1));
    }

    /** Against mistakes, not against forgery: who forges one reads what everybody may read. */
    private static String sign(Object question) {
        return Integer.toHexString(Objects.hashCode(question.toString()));
    }

    private static ProblemException bad() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "bad-cursor",
                "The cursor in \"after\" is none that this list has given out. Begin without it.");
    }
}
