package dev.backroad.gateway.operations;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.parts.Parts;
import dev.backroad.gateway.parts.Question;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The dead letters of all services on one page; the letters themselves are behind the routes to
 * each service.
 */
@RestController
class DeadLettersController {

    private static final String PATH = "/api/v1/operations/dead-letters";

    /** As long as a route waits for an answer. */
    private static final Question<Desk.Summary> STATE =
            new Question<>(
                    "operations",
                    service -> PATH + "/" + service + "/summary",
                    Desk.Summary.class,
                    Duration.ofSeconds(2));

    /** All of it at once; {@code next} is there because every list has it. */
    record Overview(List<Desk> items, @Nullable String next) {}

    private final Parts parts;
    private final List<String> services;

    DeadLettersController(Parts parts, GatewaySettings settings) {
        this.parts = parts;
        this.services = List.copyOf(settings.services().keySet());
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<Overview>> overview(ServerWebExchange exchange) {
        Question.refuseParameters(exchange);
        return parts.ask(services, STATE, exchange)
                .map(answers -> new Overview(answers.stream().map(Desk::of).toList(), null))
                .map(overview ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(overview));
    }
}
