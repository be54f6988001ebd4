package dev.backroad.gateway.problem;

import dev.backroad.gateway.GatewaySettings;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one place that writes problems: whatever goes wrong in the gateway ends here. */
@Component
@Order(ErrorHandler.AFTER_THE_TRACE)
class ErrorHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorHandler.class);

    /**
     * Spring Cloud Gateway ends the spans of failed calls in a handler of its own, which comes
     * first.
     */
    static final int AFTER_THE_TRACE = Ordered.HIGHEST_PRECEDENCE + 1;

    private final GatewaySettings settings;
    private final ProblemCatalogue catalogue;
    private final JsonMapper json;

    ErrorHandler(GatewaySettings settings, ProblemCatalogue catalogue, JsonMapper json) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = Diagnosis.of(failure, exchange);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log.error(
                    "{} {} failed, trace {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    TraceId.of(exchange),
                    failure);
        }
        forgetAnswer(response);
        response.getHeaders().putAll(problem.headers());
        response.getHeaders().setCacheControl("no-store");
        return isPerson(exchange.getRequest())
                ? write(response, problem, MediaType.TEXT_HTML, page(problem))
                : write(
                        response,
                        problem,
                        MediaType.APPLICATION_PROBLEM_JSON,
                        json.writeValueAsString(body(problem, exchange)));
    }

    /**
     * Somebody may have begun to answer before it went wrong: nothing of that may mix with our
     * words.
     */
    private static void forgetAnswer(ServerHttpResponse response) {
        response.getHeaders().clearContentHeaders();
        response.getHeaders().remove(HttpHeaders.LOCATION);
        response.getHeaders().remove(HttpHeaders.ETAG);
        response.getCookies().clear();
    }

    /** Programs accept anything or name JSON; only a browser that opens a page asks for HTML. */
    private static boolean isPerson(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                        .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    private Mono<Void> write(
            ServerHttpResponse response, ProblemException problem, MediaType type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(HttpStatusCode.valueOf(catalogue.of(problem.type()).status()));
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private String page(ProblemException problem) {
        return ProblemPage.html(
                problem.type().slug(), catalogue.of(problem.type()), problem.detail());
    }

    private Problem body(ProblemException problem, ServerWebExchange exchange) {
        ProblemCatalogue.Entry words = catalogue.of(problem.type());
        return new Problem(
                settings.publicUrl("/problems/" + problem.type().slug()),
                words.title(),
                words.status(),
                problem.detail(),
                exchange.getRequest().getPath().value(),
                TraceId.of(exchange));
    }
}
