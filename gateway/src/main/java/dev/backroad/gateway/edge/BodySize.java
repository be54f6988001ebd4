package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.CONTENT_TOO_LARGE;

import dev.backroad.gateway.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How large a body may be: the same for all, but for the one that brings a learner's record. */
record BodySize(int mebibytes) {

    private static final BodySize USUAL = new BodySize(1);

    /** As large as what progress-service gives out; it says so itself, too. */
    private static final BodySize RECORD = new BodySize(6);

    private static final PathPattern RECORDS =
            PathPatternParser.defaultInstance.parse("/api/v1/progress-file");

    static BodySize of(ServerHttpRequest request) {
        return HttpMethod.PUT.equals(request.getMethod())
                        && RECORDS.matches(request.getPath().pathWithinApplication())
                ? RECORD
                : USUAL;
    }

    int bytes() {
        return mebibytes * 1024 * 1024;
    }

    ProblemException exceeded() {
        return new ProblemException(
                CONTENT_TOO_LARGE, "The body has more than " + mebibytes + " MiB.");
    }
}
