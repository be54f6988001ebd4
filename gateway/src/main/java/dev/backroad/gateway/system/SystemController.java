package dev.backroad.gateway.system;

import dev.backroad.gateway.parts.Question;
import dev.backroad.gateway.routing.Routes;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows operators how all instances are. */
@RestController
class SystemController {

    private final Operators operators;
    private final Survey survey;

    SystemController(Operators operators, Survey survey) {
        this.operators = operators;
        this.survey = survey;
    }

    /** All of it at once; whatever does not answer is in it, with the reason. */
    @GetMapping(Routes.SYSTEM)
    Mono<ResponseEntity<SystemView>> system(ServerWebExchange exchange) {
        Question.refuseParameters(exchange);
        return operators
                .only(exchange)
                .then(survey.latest())
                .map(view -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
    }
}
