package dev.backroad.defaults;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that is no JSON, or not the JSON that was asked for. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail explain(HttpMessageNotReadableException unreadable, Problems problems) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> field(problems, unknown, "is unknown");
            case DatabindException wrong when !wrong.getPath().isEmpty() ->
                    field(problems, wrong, "has a value that is not allowed");
            case JacksonException broken ->
                    problems.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable-body",
                            "The body is not the JSON that this request needs.");
            case null, default ->
                    problems.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable-body",
                            "The body is missing or cannot be read.");
        };
    }

    private static ProblemDetail field(Problems problems, DatabindException wrong, String reason) {
        var path =
                wrong.getPath().stream().map(UnreadableBody::step).collect(Collectors.joining("."));
        return problems.invalid(List.of(new Problems.FieldError(path, reason)));
    }

    private static String step(Reference reference) {
        var name = reference.getPropertyName();
        return name == null ? Integer.toString(reference.getIndex()) : name;
    }
}
