package dev.backroad.gateway.session;

import static dev.backroad.gateway.problem.ProblemType.SIGN_IN_FAILED;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.Silence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** How a sign-in ends when the browser is back at {@code /session/callback}. */
@Component
public class SignInResult
        implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInResult.class);

    private final ServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();
    private final SessionIndex index;

    SignInResult(SessionIndex index) {
        this.index = index;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(
            WebFilterExchange exchange, Authentication authentication) {
        return exchange.getExchange()
                .getSession()
                .delayUntil(session -> remember(authentication, session))
                .map(session -> session.getAttributes().remove(SignInRequests.NEXT))
                .map(String.class::cast)
                .defaultIfEmpty(LocalPath.HOME)
                .map(LocalPath::orHome)
                .flatMap(next -> redirect.sendRedirect(exchange.getExchange(), next));
    }

    private Mono<Void> remember(Authentication authentication, WebSession session) {
        return authentication.getPrincipal() instanceof OidcUser user
                ? index.add(user, session.getId())
                : Mono.empty();
    }

    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange exchange, AuthenticationException failure) {
        if (TolerantSessions.areAway(exchange.getExchange())) {
            return Mono.error(ProblemException.sessionsAway(failure));
        }
        if (Silence.of(failure) != Silence.NONE) {
            return Mono.error(ProblemException.identityAway(failure));
        }
        if (code(failure).equals(OAuth2ErrorCodes.INVALID_CLIENT)
                && failure.getCause() instanceof OAuth2AuthorizationException) {
            // So says the token endpoint, not whoever wrote the address of the callback. With all
            // else well nobody can sign in: who runs this has to hear of it.
            log.warn(
                    "identity-service does not know the gateway's secret:"
                            + " BACKROAD_WEB_CLIENT_SECRET has to be the same for both.");
        }
        return Mono.error(new ProblemException(SIGN_IN_FAILED, reason(failure), failure));
    }

    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "";
    }

    private static String reason(AuthenticationException failure) {
        return switch (code(failure)) {
            case "access_denied" -> "You did not allow Backroad to sign you in.";
            case "authorization_request_not_found" ->
                    "This sign-in has expired, is finished already, or was started in another"
                            + " browser.";
            default -> "identity-service did not confirm who you are.";
        };
    }
}
