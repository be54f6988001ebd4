package dev.backroad.gateway.system;

import static dev.backroad.gateway.problem.ProblemType.FORBIDDEN;
import static dev.backroad.gateway.problem.ProblemType.INVALID_TOKEN;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.Silence;
import dev.backroad.gateway.session.SessionTokens;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may see the system. No service is asked, so nobody but us judges the token: the caller's own,
 * or the one of the session, which is five minutes old at most, whatever the session remembers.
 */
@Component
class Operators {

    private static final String SCOPE = "operations";

    private final SessionTokens tokens;
    private final ReactiveJwtDecoder decoder;

    Operators(SessionTokens tokens, ReactiveJwtDecoder decoder) {
        this.tokens = tokens;
        this.decoder = decoder;
    }

    /** Fails for everybody else with a problem that says why. */
    Mono<Void> only(ServerWebExchange exchange) {
        return tokens.callersToken(exchange)
                .flatMap(decoder::decode)
                .onErrorMap(JwtException.class, Operators::notChecked)
                .doOnNext(Operators::refuseWithoutScope)
                .then();
    }

    private static ProblemException notChecked(JwtException failure) {
        return Silence.of(failure) == Silence.NONE
                ? new ProblemException(INVALID_TOKEN, "The access token is not accepted.", failure)
                : ProblemException.identityAway(failure);
    }

    private static void refuseWithoutScope(Jwt token) {
        String scopes = token.getClaimAsString("scope");
        if (scopes == null || !Arrays.asList(scopes.split(" ", -1)).contains(SCOPE)) {
            throw new ProblemException(
                            FORBIDDEN,
                            "The access token does not carry the scope \"" + SCOPE + "\".")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        }
    }
}
