package dev.backroad.defaults;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;

/** Says what is wrong with a body that is no JSON, or not the JSON that was asked for. */
final class UnreadableBody {

    private static final String TWICE = "Duplicate Object property";

    private UnreadableBody() {}

    static ProblemDetail explain(HttpMessageNotReadableException unreadable, Problems problems) {
        return switch (unreadable.getCause()) {
            case StreamReadException twice when isTwice(twice) ->
                    problems.invalid(
                            List.of(new Problems.FieldError(placeOf(twice), "is there twice")));
            case StreamReadException broken when !(broken instanceof InputCoercionException) ->
                    unreadable(problems, "The body is no JSON" + at(broken));
            case JacksonException wrong when !fieldOf(wrong).isEmpty() ->
                    problems.invalid(
                            List.of(
                                    new Problems.FieldError(
                                            fieldOf(wrong), WrongValue.reason(wrong))));
            case JacksonException _ ->
                    unreadable(problems, "The body is not the JSON that this request needs.");
            case null, default -> unreadable(problems, "The body is missing or cannot be read.");
        };
    }

    private static ProblemDetail unreadable(Problems problems, String detail) {
        return problems.of(HttpStatus.BAD_REQUEST, "unreadable-body", detail);
    }

    /**
     * In the words of validation, {@code stages[0].title}; empty when it is the body as a whole.
     */
    private static String fieldOf(JacksonException wrong) {
        var field = new StringBuilder();
        wrong.getPath().forEach(step -> append(field, step));
        // A number that no type can hold is refused by the reader, which knows where it stands.
        return field.isEmpty() && wrong instanceof InputCoercionException
                ? placeOf(wrong)
                : field.toString();
    }

    private static String placeOf(JacksonException refusedByReader) {
        var field = new StringBuilder();
        if (refusedByReader.processor() instanceof JsonParser parser) {
            append(field, parser.streamReadContext());
        }
        return field.toString();
    }

    /** Jackson has no type of its own for it. */
    private static boolean isTwice(StreamReadException refused) {
        return String.valueOf(refused.getOriginalMessage()).startsWith(TWICE);
    }

    private static void append(StringBuilder field, Reference step) {
        append(field, step.getPropertyName(), step.getIndex());
    }

    private static void append(StringBuilder field, TokenStreamContext place) {
        if (place.getParent() != null) {
            append(field, place.getParent());
        }
        if (place.inObject() || place.inArray()) {
            append(field, place.currentName(), place.getCurrentIndex());
        }
    }

    private static void append(StringBuilder field, @Nullable String name, int index) {
        if (name == null) {
            field.append('[').append(index).append(']');
        } else {
            field.append(field.isEmpty() ? "" : ".").append(name);
        }
    }

    private static String at(StreamReadException broken) {
        var place = broken.getLocation();
        return place == null
                ? "."
                : ", as line %d, column %d shows."
                        .formatted(place.getLineNr(), place.getColumnNr());
    }
}
