package dev.backroad.notification.kind;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be said, in no language yet: a kind and what to put into its sentences. It becomes
 * text when somebody reads it, or a mail is sent.
 *
 * @param title for what has ready words instead, as all had before there were languages
 * @param text the same
 * @param arguments texts, whole numbers and {@link #called names}, in the order of the message
 *     bundle
 */
public record Words(
        String kind, @Nullable String title, @Nullable String text, List<Object> arguments) {

    static final String KEY = "key";
    static final String OTHERWISE = "otherwise";

    private static final JsonMapper JSON = JsonMapper.shared();

    public Words {
        arguments = Collections.unmodifiableList(arguments);
    }

    public static Words of(Kind kind, Object... arguments) {
        return new Words(kind.word(), null, null, List.of(arguments));
    }

    public static Words ready(String kind, String title, String text) {
        return new Words(kind, title, text, List.of());
    }

    /**
     * A name for which the message bundle may have a word in each language.
     *
     * @param otherwise how it is called where the bundle has none
     */
    public static Map<String, String> called(String key, String otherwise) {
        return Map.of(KEY, key, OTHERWISE, otherwise);
    }

    /** Reads what the database keeps; {@code arguments} as {@link #json} wrote them. */
    public static Words stored(
            String kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable String arguments) {
        List<Object> read =
                arguments == null
                        ? List.of()
                        : JSON.readValue(arguments, new TypeReference<List<Object>>() {});
        return new Words(kind, title, text, read);
    }

    /** The arguments for the database. */
    public String json() {
        return JSON.writeValueAsString(arguments);
    }

    /** The first that is there: a title for people, and the slug where it is missing. */
    public static String named(@Nullable String title, String slug) {
        return Objects.requireNonNullElse(title, slug);
    }
}
