package dev.backroad.gateway.security;

import static dev.backroad.gateway.problem.ProblemType.CSRF_TOKEN_MISSING;
import static dev.backroad.gateway.problem.ProblemType.FORBIDDEN;
import static dev.backroad.gateway.problem.ProblemType.INVALID_TOKEN;
import static dev.backroad.gateway.problem.ProblemType.SIGN_IN_REQUIRED;

import dev.backroad.gateway.limits.RateLimits;
import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.Silence;
import dev.backroad.gateway.session.TolerantSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts Spring Security's refusals into problems. */
@Component
class Refusals
        implements ServerAuthenticationEntryPoint,
                ServerAuthenticationFailureHandler,
                ServerAccessDeniedHandler {

    private final RateLimits limits;

    Refusals(RateLimits limits) {
        this.limits = limits;
    }

    /** Nobody is signed in, or nobody can be recognised. */
    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException nobody) {
        if (TolerantSessions.areAway(exchange)) {
            return Mono.error(ProblemException.sessionsAway(nobody));
        }
        return refuse(
                exchange,
                new ProblemException(
                                SIGN_IN_REQUIRED,
                                "This needs a signed-in user or a bearer token, and the request has"
                                        + " neither.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    /** The bearer token is no good, or cannot be checked. */
    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange exchange, AuthenticationException failure) {
        // Not whenever Spring Security calls it a service's fault: it does for some broken tokens.
        if (Silence.of(failure) != Silence.NONE) {
            return Mono.error(ProblemException.identityAway(failure));
        }
        return refuse(
                exchange.getExchange(),
                new ProblemException(INVALID_TOKEN, reason(failure), failure)
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return Mono.error(
                denied instanceof CsrfException
                        ? new ProblemException(
                                CSRF_TOKEN_MISSING,
                                "The header X-XSRF-TOKEN is missing or differs from the cookie"
                                        + " XSRF-TOKEN.")
                        : new ProblemException(FORBIDDEN, "You may not do this."));
    }

    /** Who is refused too often is not even refused any more. */
    private Mono<Void> refuse(ServerWebExchange exchange, ProblemException refusal) {
        return limits.payForRefusal(exchange).then(Mono.error(refusal));
    }

    private static String reason(AuthenticationException failure) {
        return failure.getCause() instanceof JwtValidationException invalid
                ? "The access token is not accepted: "
                        + invalid.getErrors().iterator().next().getDescription()
                        + "."
                : "The access token is damaged or not signed by identity-service.";
    }
}
