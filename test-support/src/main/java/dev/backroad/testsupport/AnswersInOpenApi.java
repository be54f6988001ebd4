package dev.backroad.testsupport;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Describes each status with which an operation can succeed, and its headers. */
final class AnswersInOpenApi implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var possible = PossibleAnswers.of(handler.getMethod());
        var asSpringdocSees = first(operation.getResponses());
        var isRead = isRead(handler);
        var all = new ApiResponses();
        for (var status : possible.statuses()) {
            var answer = new ApiResponse().description(status.getReasonPhrase());
            if (status != HttpStatus.NO_CONTENT) {
                answer.setContent(asSpringdocSees.getContent());
            }
            if (isTagged(possible, isRead && answersAtOnce(asSpringdocSees), status)) {
                answer.addHeaderObject(
                        "ETag", header("Of this state, for If-Match or" + " If-None-Match."));
            }
            if (possible.haveLocation() && status != HttpStatus.OK) {
                answer.addHeaderObject("Location", header("Where what was made can be read."));
            }
            all.addApiResponse(String.valueOf(status.value()), answer);
        }
        if (isRead && possible.areKept() && answersAtOnce(asSpringdocSees)) {
            all.addApiResponse(
                    "304",
                    new ApiResponse()
                            .description("It is as it was when it had the ETag in If-None-Match."));
        }
        operation.setResponses(all);
        return operation;
    }

    private static ApiResponse first(ApiResponses responses) {
        return responses.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .map(entry -> entry.getValue())
                .findFirst()
                .orElseThrow();
    }

    /** Every read that may be kept gets a hash of its body, if its controller has set none. */
    private static boolean isTagged(PossibleAnswers possible, boolean isRead, HttpStatus status) {
        return status != HttpStatus.NO_CONTENT
                && (possible.haveTag() || (isRead && possible.areKept()));
    }

    private static boolean isRead(HandlerMethod handler) {
        var mapping =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), RequestMapping.class);
        return mapping != null
                && mapping.method().length == 1
                && mapping.method()[0] == RequestMethod.GET;
    }

    /** A stream has no end that one could take a hash at. */
    private static boolean answersAtOnce(ApiResponse answer) {
        return answer.getContent() == null || !answer.getContent().containsKey("text/event-stream");
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
