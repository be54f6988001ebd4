package dev.backroad.gateway.session;

import static dev.backroad.gateway.problem.ProblemType.SIGN_IN_REQUIRED;

import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.problem.Silence;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The access tokens of signed-in browsers. */
@Component
public class SessionTokens {

    private final ReactiveOAuth2AuthorizedClientManager clients;

    SessionTokens(ReactiveOAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /** The token that the request came with, or the one of the session that it belongs to. */
    public Mono<String> callersToken(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .flatMap(caller ->
                        switch (caller) {
                            case JwtAuthenticationToken bearer ->
                                    Mono.just(bearer.getToken().getTokenValue());
                            case OAuth2AuthenticationToken browser ->
                                    accessToken(browser, exchange);
                            default -> Mono.error(new IllegalStateException("" + caller));
                        });
    }

    /**
     * The session's access token, renewed when it is about to expire. When identity-service no
     * longer renews it, the session ends and the request fails with a problem that says so. While
     * it is silent, a token stays in use until it has expired.
     */
    public Mono<String> accessToken(OAuth2AuthenticationToken user, ServerWebExchange exchange) {
        var request =
                OAuth2AuthorizeRequest.withClientRegistrationId(IdentityClient.ID)
                        .principal(user)
                        .attribute(ServerWebExchange.class.getName(), exchange)
                        .build();
        return clients.authorize(request)
                .map(OAuth2AuthorizedClient::getAccessToken)
                .map(token -> token.getTokenValue())
                .switchIfEmpty(Mono.defer(() -> ended(exchange)))
                .onErrorMap(SessionTokens::isSilence, ProblemException::identityAway)
                .onErrorResume(OAuth2AuthorizationException.class, _ -> ended(exchange));
    }

    private static boolean isSilence(Throwable failure) {
        return Silence.of(failure) != Silence.NONE;
    }

    private static Mono<String> ended(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(WebSession::invalidate)
                .then(
                        Mono.error(() ->
                                new ProblemException(
                                        SIGN_IN_REQUIRED,
                                        "Your session has ended. Please sign in again.")));
    }
}
