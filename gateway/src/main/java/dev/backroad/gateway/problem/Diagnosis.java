package dev.backroad.gateway.problem;

import static dev.backroad.gateway.problem.ProblemType.*;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Finds the honest sentence for a failure. Nothing of the exception's own text gets out: it may
 * name classes.
 */
final class Diagnosis {

    /** What Spring Session says when one tab signs out while another still loads. */
    private static final String SESSION_GONE = "Session was invalidated";

    private Diagnosis() {}

    static ProblemException of(Throwable failure, ServerWebExchange exchange) {
        return switch (failure) {
            case ProblemException problem -> problem;
            // Nobody parses Content-Type before the controllers do, which answer 415 themselves.
            case InvalidMediaTypeException _, InvalidMimeTypeException _ ->
                    refused(BAD_REQUEST, "The Accept header cannot be read.");
            case DataAccessException _ -> ProblemException.sessionsAway(failure);
            case IllegalStateException gone when SESSION_GONE.equals(gone.getMessage()) ->
                    new ProblemException(
                            SIGN_IN_REQUIRED,
                            "Your session has ended meanwhile." + doubt(exchange));
            default ->
                    switch (Silence.of(failure)) {
                        case AWAY -> away(failure, exchange);
                        case SLOW -> slow(failure, exchange);
                        case NONE -> byStatus(failure, exchange);
                    };
        };
    }

    private static ProblemException away(Throwable failure, ServerWebExchange exchange) {
        return new ProblemException(
                        SERVICE_AWAY,
                        part(exchange) + " does not answer." + doubt(exchange),
                        failure)
                .retryLater();
    }

    private static ProblemException slow(Throwable failure, ServerWebExchange exchange) {
        return new ProblemException(
                SERVICE_SLOW,
                part(exchange) + " did not answer in time." + doubt(exchange),
                failure);
    }

    /**
     * After a write without an answer nobody knows more than this; the client must look before it
     * repeats.
     */
    private static String doubt(ServerWebExchange exchange) {
        return switch (exchange.getRequest().getMethod().name()) {
            case "GET", "HEAD", "OPTIONS" -> "";
            default -> isQuestion(exchange) ? "" : " The change may or may not have been made.";
        };
    }

    private static boolean isQuestion(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().equals("/graphql");
    }

    /**
     * The service behind the route; without a route we were talking to identity-service about a
     * token.
     */
    private static String part(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "identity-service" : route.getId();
    }

    private static ProblemException byStatus(Throwable failure, ServerWebExchange exchange) {
        if (!(failure instanceof ErrorResponse response)) {
            return broken(failure);
        }
        String request = exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
        ProblemException problem =
                switch (response.getStatusCode().value()) {
                    case 400 -> refused(BAD_REQUEST, "The request cannot be understood.");
                    case 404 -> refused(NOT_FOUND, "Nothing is found for " + request + ".");
                    case 405 -> refused(METHOD_NOT_ALLOWED, request + " is not possible.");
                    case 406 -> refused(NOT_ACCEPTABLE, "The Accept header cannot be met.");
                    case 413 -> refused(CONTENT_TOO_LARGE, "The body is too large.");
                    case 415 -> refused(UNSUPPORTED_MEDIA_TYPE, "We cannot read such a body.");
                    default -> broken(failure);
                };
        response.getHeaders().forEach((name, values) -> problem.with(name, values.getFirst()));
        return problem;
    }

    private static ProblemException refused(ProblemType type, String detail) {
        return new ProblemException(type, detail);
    }

    private static ProblemException broken(Throwable failure) {
        return new ProblemException(
                INTERNAL_ERROR, "Something in the gateway is broken. It is in our log.", failure);
    }
}
