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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Ends the session and its refresh token, then sends the browser to identity-service to end the
 * single sign-on, too.
 */
@Component
public class SignOut implements ServerLogoutHandler, ServerLogoutSuccessHandler {

    private final OidcClientInitiatedServerLogoutSuccessHandler endSingleSignOn;

    private final SessionClients clients;
    private final TokenRevocation revocation;

    SignOut(
            ReactiveClientRegistrationRepository registrations,
            GatewaySettings settings,
            SessionClients clients,
            TokenRevocation revocation) {
        this.clients = clients;
        this.revocation = revocation;
        endSingleSignOn = new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
        endSingleSignOn.setPostLogoutRedirectUri(settings.publicUrl(LocalPath.HOME));
        endSingleSignOn.setLogoutSuccessUrl(URI.create(LocalPath.HOME));
    }

    @Override
    public Mono<Void> logout(WebFilterExchange filters, Authentication user) {
        ServerWebExchange exchange = filters.getExchange();
        return exchange.getSession()
                .flatMap(session ->
                        // Saying "signed out" while the session lives on in Redis would be a lie.
                        TolerantSessions.areAway(exchange)
                                ? Mono.error(ProblemException.sessionsAway(null))
                                : clients.loadAuthorizedClient(IdentityClient.ID, user, exchange)
                                        .flatMap(revocation::revoke)
                                        .then(session.invalidate()));
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange exchange, Authentication user) {
        return endSingleSignOn.onLogoutSuccess(exchange, user);
    }
}
