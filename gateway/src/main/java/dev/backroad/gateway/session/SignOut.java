package dev.backroad.gateway.session;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.problem.ProblemException;
import java.net.URI;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the session, then sends the browser to identity-service to end the single sign-on, too. */
@Component
public class SignOut implements ServerLogoutHandler, ServerLogoutSuccessHandler {

    private final OidcClientInitiatedServerLogoutSuccessHandler endSingleSignOn;

    SignOut(ReactiveClientRegistrationRepository clients, GatewaySettings settings) {
        endSingleSignOn = new OidcClientInitiatedServerLogoutSuccessHandler(clients);
        endSingleSignOn.setPostLogoutRedirectUri(settings.publicUrl(LocalPath.HOME));
        endSingleSignOn.setLogoutSuccessUrl(URI.create(LocalPath.HOME));
    }

    @Override
    public Mono<Void> logout(WebFilterExchange exchange, Authentication user) {
        return exchange.getExchange()
                .getSession()
                .flatMap(session ->
                        // Saying "signed out" while the session lives on in Redis would be a lie.
                        TolerantSessions.areAway(exchange.getExchange())
                                ? Mono.error(ProblemException.sessionsAway(null))
                                : session.invalidate());
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange exchange, Authentication user) {
        return endSingleSignOn.onLogoutSuccess(exchange, user);
    }
}
