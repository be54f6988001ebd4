package dev.backroad.defaults;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes problem details (RFC 9457) that all look alike, whichever part of a service refuses. */
final class Problems {

    /** A field of the body that is wrong, and why. */
    record FieldError(String field, String reason) {}

    private final BackroadProperties backroad;

    Problems(BackroadProperties backroad) {
        this.backroad = backroad;
    }

    ProblemDetail of(HttpStatusCode status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(backroad.problemType(slug));
        problem.setTitle(title(slug));
        return problem;
    }

    ProblemDetail invalid(List<FieldError> errors) {
        var problem =
                of(HttpStatus.BAD_REQUEST, "invalid-request", "Some fields are missing or wrong.");
        problem.setProperty("errors", errors);
        return problem;
    }

    /** A problem that only its status describes: 405, 406, 415 and their like. */
    ProblemDetail of(HttpStatusCode status, String detail) {
        return of(status, slugOf(status), detail);
    }

    private static String slugOf(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null
                ? "status-" + status.value()
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }
}
