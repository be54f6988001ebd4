package dev.backroad.gateway.parts;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.web.server.ServerWebExchange;

/**
 * What we ask each service.
 *
 * @param scope what the caller's token needs for it
 * @param path of the service with this name
 * @param as what its answer is read into
 * @param patience how long we wait for all of them together
 */
public record Question<T>(
        String scope, UnaryOperator<String> path, Class<T> as, Duration patience) {

    /** A misspelt parameter must not look like none. */
    public static void refuseParameters(ServerWebExchange exchange) {
        exchange.getRequest().getQueryParams().keySet().stream()
                .findFirst()
                .ifPresent(name -> {
                    var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                    throw new ProblemException(
                            ProblemType.UNKNOWN_PARAMETER,
                            "This operation has no parameter named \"" + shown + "\".");
                });
    }
}
