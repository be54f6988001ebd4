package dev.backroad.defaults;

import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes problem details (RFC 9457) that all look alike, whichever part of a service refuses. */
final class Problems {

    /** A field of the body that is wrong, and why. */
    record FieldError(String field, String reason) {}

    private final BackroadProperties backroad;
    private final ObjectProvider<Tracer> tracer;

    Problems(BackroadProperties backroad, ObjectProvider<Tracer> tracer) {
        this.backroad = backroad;
        this.tracer = tracer;
    }

    ProblemDetail of(HttpStatusCode status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(backroad.problemType(slug));
        problem.setTitle(title(slug));
        traceId().ifPresent(id -> problem.setProperty("traceId", id));
        return problem;
    }

    /** What to look for in logs and in Zipkin; what Tomcat refuses by itself has no trace. */
    private Optional<String> traceId() {
        return Optional.ofNullable(tracer.getIfAvailable())
                .map(Tracer::currentSpan)
                .map(span -> span.context().traceId());
    }

    /**
     * Says which request met the problem. Spring does so for what leaves a controller.
     *
     * @param path as it was sent; nothing is said of one that is no path
     */
    static ProblemDetail at(String path, ProblemDetail problem) {
        try {
            // What begins with two slashes would be a host.
            problem.setInstance(new URI(path.replaceFirst("^/+", "/")));
        } catch (URISyntaxException unreadable) {
            problem.setInstance(null);
        }
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
