package dev.backroad.gateway.logout;

import static dev.backroad.gateway.problem.ProblemType.LOGOUT_TOKEN_INVALID;
import static dev.backroad.gateway.problem.ProblemType.REQUEST_TIMEOUT;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.Silence;
import dev.backroad.gateway.session.SessionIndex;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Hears from identity-service that a single sign-on has ended, and ends our sessions of it. Whoever
 * finds the address can call it, and gets nowhere without a token that identity-service has signed.
 */
@RestController
class BackChannelLogout {

    /** Longer than a logout token is accepted, whose time of issue may be a minute off. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Nothing behind us ends a request whose body stops coming, as it does for routes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LogoutTokens tokens;
    private final SessionIndex sessions;
    private final ReactiveStringRedisTemplate redis;

    BackChannelLogout(
            LogoutTokens tokens, SessionIndex sessions, ReactiveStringRedisTemplate redis) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.redis = redis;
    }

    @PostMapping(
            path = "/session/back-channel-logout",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Void>> logout(ServerWebExchange exchange) {
        return exchange.getFormData()
                .timeout(PATIENCE, Mono.error(BackChannelLogout::late))
                .map(form -> form.getOrDefault("logout_token", List.of()))
                .filter(sent -> sent.size() == 1)
                .switchIfEmpty(Mono.error(() -> invalid("It is not one logout_token in a form.")))
                .flatMap(sent -> tokens.check(sent.getFirst()))
                .onErrorMap(JwtException.class, BackChannelLogout::reason)
                .flatMap(this::end)
                .thenReturn(ResponseEntity.ok().cacheControl(CacheControl.noStore()).build());
    }

    /**
     * A token that was used before has done its work: that is no failure, but sessions that began
     * since then are none of its business. It is marked afterwards, so that the next attempt does
     * the work when this one is cut off; ending sessions twice does no harm.
     */
    private Mono<Void> end(Jwt token) {
        String used = "gateway:logout-token:" + token.getId();
        return redis.hasKey(used)
                .filter(known -> !known)
                .flatMap(_ ->
                        sessions.end(token.getClaimAsString("sid"), token.getSubject())
                                .then(redis.opsForValue().set(used, "", REMEMBERED)))
                .then();
    }

    private static ProblemException reason(JwtException failure) {
        if (Silence.of(failure) != Silence.NONE) {
            return ProblemException.identityAway(failure);
        }
        return invalid(
                failure instanceof JwtValidationException refused
                        ? "The token is not accepted: "
                                + refused.getErrors().iterator().next().getDescription()
                        : "The token is damaged or not signed by identity-service.");
    }

    private static ProblemException late() {
        return new ProblemException(REQUEST_TIMEOUT, "The body did not arrive in time.");
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(LOGOUT_TOKEN_INVALID, detail);
    }
}
