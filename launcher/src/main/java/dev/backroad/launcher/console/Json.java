package dev.backroad.launcher.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The little JSON that the launcher needs: flat objects to read, lists and maps to write. */
public final class Json {

    private Json() {}

    /** Writes maps, collections, numbers, booleans, null; all else as text. */
    public static String write(@Nullable Object value) {
        return JsonMapper.shared().writeValueAsString(plain(value));
    }

    /** The text or number of a field; empty when it is missing, null, or this is no JSON object. */
    public static Optional<String> read(String json, String name) {
        try {
            return JsonMapper.shared().readTree(json).path(name).asStringOpt();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                map.forEach((name, content) -> plain.put(String.valueOf(name), plain(content)));
                yield plain;
            }
            case Collection<?> items -> items.stream().map(Json::plain).toList();
            default -> value.toString();
        };
    }
}
