package dev.backroad.defaults;

import java.util.Comparator;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception that leaves a controller into problem+json that gives nothing away. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(ProblemException refusal) {
        var problem = problems.of(refusal.status(), refusal.slug(), refusal.detail());
        refusal.field()
                .map(field -> List.of(new Problems.FieldError(field, refusal.detail())))
                .ifPresent(errors -> problem.setProperty("errors", errors));
        return problem;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        // It went away in the middle of a commit: only a repeat with the same key tells what became
        // of it.
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> onStoreAway(Exception away) {
        if (StoreBusy.isCauseOf(away)) {
            return busy(away);
        }
        log.warn("The store does not answer", away);
        return later("2", "store-away", "The service cannot reach its database at the moment.");
    }

    private ResponseEntity<ProblemDetail> busy(Exception waited) {
        log.warn("Waited in vain for the store: {}", waited.getMessage());
        return later(
                "1",
                "store-busy",
                "Others are changing the same, or use the database, and it took too long to wait"
                        + " for them. Nothing was changed. Send the request again.");
    }

    private ResponseEntity<ProblemDetail> later(String seconds, String slug, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, slug, detail));
    }

    /** Spring Security's firewall looks at a parameter only when somebody reads it. */
    @ExceptionHandler
    ProblemDetail on(RequestRejectedException hostile) {
        return problems.of(HttpStatus.BAD_REQUEST, "The request cannot be understood.");
    }

    /** Tomcat reads parameters, and with them a form, only when somebody asks for one. */
    @ExceptionHandler
    ProblemDetail on(InvalidParameterException unreadable) {
        return problems.of(
                HttpStatusCode.valueOf(unreadable.getErrorCode()),
                "The parameters cannot be read, or are too large.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnexpected(Exception unexpected) {
        if (StoreBusy.isCauseOf(unexpected)) {
            return busy(unexpected);
        }
        log.error("A request failed unexpectedly", unexpected);
        return ResponseEntity.internalServerError()
                .body(
                        problems.of(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "internal-error",
                                "Something went wrong on our side. The log has the details."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                invalid.getFieldErrors().stream()
                        .map(error ->
                                new Problems.FieldError(
                                        error.getField(),
                                        String.valueOf(error.getDefaultMessage())))
                        .sorted(Comparator.comparing(Problems.FieldError::field))
                        .toList();
        return new ResponseEntity<>(problems.invalid(errors), headers, status);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                invalid.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                new Problems.FieldError(
                                                        parameter(result),
                                                        String.valueOf(error.getDefaultMessage()))))
                        .toList();
        return new ResponseEntity<>(problems.invalid(errors), headers, status);
    }

    private static String parameter(ParameterValidationResult result) {
        return String.valueOf(result.getMethodParameter().getParameterName());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        // On purpose without the value: Spring would print a repeated one as a Java class.
        var error =
                new Problems.FieldError(
                        String.valueOf(wrong.getPropertyName()), "has a value that is not allowed");
        return new ResponseEntity<>(problems.invalid(List.of(error)), headers, status);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return new ResponseEntity<>(UnreadableBody.explain(unreadable, problems), headers, status);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception raised,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var known = body == null && raised instanceof ErrorResponse own ? own.getBody() : body;
        var detail = known instanceof ProblemDetail said ? said.getDetail() : null;
        if (raised instanceof NoResourceFoundException) {
            detail = "There is nothing at this address."; // Spring speaks of static resources
        }
        var problem = problems.of(status, detail == null ? whatTheStatusSays(status) : detail);
        return super.handleExceptionInternal(raised, problem, headers, status, request);
    }

    /** For refusals that bring no words, as those of Spring for GraphQL. */
    private static String whatTheStatusSays(HttpStatusCode status) {
        return switch (status.value()) {
            case 405 -> "This address does not know that method.";
            case 406 -> "There is no answer of a type that Accept names.";
            case 415 -> "A body of that Content-Type is not read here.";
            default -> "The request is refused.";
        };
    }
}
