package dev.backroad.gateway.operations;

import static dev.backroad.gateway.problem.ProblemType.FORBIDDEN;
import static dev.backroad.gateway.problem.ProblemType.INVALID_TOKEN;
import static dev.backroad.gateway.problem.ProblemType.UNKNOWN_PARAMETER;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.session.SessionTokens;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The dead letters of all services on one page; the letters themselves are behind the routes to
 * each service. Whether the caller may see them is for the services to say: they get its token.
 */
@RestController
class DeadLettersController {

    /** All of it at once; {@code next} is there because every list has it. */
    record Overview(List<Desk> items, @Nullable String next) {}

    private final Desks desks;
    private final SessionTokens sessionTokens;

    DeadLettersController(Desks desks, SessionTokens sessionTokens) {
        this.desks = desks;
        this.sessionTokens = sessionTokens;
    }

    @GetMapping("/api/v1/operations/dead-letters")
    Mono<ResponseEntity<Overview>> overview(ServerWebExchange exchange) {
        refuseParameters(exchange);
        return exchange.getPrincipal()
                .flatMap(caller -> token(caller, exchange))
                .flatMap(desks::ask)
                .map(DeadLettersController::composed)
                .map(overview ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(overview));
    }

    private Mono<String> token(Principal caller, ServerWebExchange exchange) {
        return switch (caller) {
            case JwtAuthenticationToken bearer -> Mono.just(bearer.getToken().getTokenValue());
            case OAuth2AuthenticationToken browser -> sessionTokens.accessToken(browser, exchange);
            default -> throw new IllegalStateException("Who is " + caller.getClass() + "?");
        };
    }

    /** A refusal is passed on unless somebody answered: then the token was good. */
    private static Overview composed(List<Desks.Answer> answers) {
        if (answers.stream().noneMatch(answer -> answer.desk().available())) {
            if (answers.stream().anyMatch(answer -> answer.refuses(HttpStatus.UNAUTHORIZED))) {
                throw new ProblemException(
                        INVALID_TOKEN, "The services do not accept the access token.");
            }
            if (answers.stream().anyMatch(answer -> answer.refuses(HttpStatus.FORBIDDEN))) {
                throw new ProblemException(
                                FORBIDDEN,
                                "The access token does not carry the scope \"operations\".")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            }
        }
        return new Overview(answers.stream().map(Desks.Answer::desk).toList(), null);
    }

    private static void refuseParameters(ServerWebExchange exchange) {
        exchange.getRequest().getQueryParams().keySet().stream()
                .findFirst()
                .ifPresent(name -> {
                    var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                    throw new ProblemException(
                            UNKNOWN_PARAMETER,
                            "This operation has no parameter named \"" + shown + "\".");
                });
    }
}
