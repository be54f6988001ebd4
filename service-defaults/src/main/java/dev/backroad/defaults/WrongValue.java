package dev.backroad.defaults;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Says what a field should hold whose value is of another kind, in words of JSON. */
final class WrongValue {

    private static final String NOT_ALLOWED = "has a value that is not allowed";

    private static final Map<Class<?>, String> WHOLE_NUMBERS =
            Map.of(
                    int.class, span(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    Integer.class, span(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    long.class, span(Long.MIN_VALUE, Long.MAX_VALUE),
                    Long.class, span(Long.MIN_VALUE, Long.MAX_VALUE));

    private WrongValue() {}

    static String reason(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException _ -> "is unknown";
            case BoundedLists.TooLong list -> list.getOriginalMessage();
            case InputCoercionException number -> kind(number.getTargetType());
            case InvalidFormatException format
                    when format.getValue() instanceof String && format.getTargetType().isEnum() ->
                    "must be one of " + wordsOf(format.getTargetType());
            // Of the right kind: text that cannot be stored.
            case InvalidFormatException format
                    when format.getValue() instanceof String && isText(format.getTargetType()) ->
                    NOT_ALLOWED;
            case MismatchedInputException mismatch -> kind(mismatch.getTargetType());
            default -> NOT_ALLOWED;
        };
    }

    /** As they are written, whatever they are called in Java. */
    private static String wordsOf(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .map(constant -> JsonMapper.shared().valueToTree(constant).asString())
                .collect(Collectors.joining(", "));
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return NOT_ALLOWED;
        }
        if (isText(wanted)) {
            return "must be text";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "must be true or false";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "must be a list";
        }
        return WHOLE_NUMBERS.getOrDefault(
                wanted, wanted.isRecord() ? "must be an object" : NOT_ALLOWED);
    }

    private static boolean isText(@Nullable Class<?> wanted) {
        return wanted != null && (wanted == String.class || wanted.isEnum());
    }

    private static String span(long least, long most) {
        return "must be a whole number from %d to %d".formatted(least, most);
    }
}
