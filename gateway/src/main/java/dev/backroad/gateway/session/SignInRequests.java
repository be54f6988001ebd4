package dev.backroad.gateway.session;

import dev.backroad.gateway.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a browser from {@code GET /session/login?next=/path} to identity-service, with PKCE, state
 * and nonce, and remembers where it wants to go afterwards.
 */
@Component
public class SignInRequests implements ServerOAuth2AuthorizationRequestResolver {

    static final String NEXT = "next";

    private final ServerWebExchangeMatcher start =
            new PathPatternParserServerWebExchangeMatcher("/session/login", HttpMethod.GET);
    private final ServerOAuth2AuthorizationRequestResolver requests;

    SignInRequests(ReactiveClientRegistrationRepository clients) {
        requests = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return start.matches(exchange)
                .filter(MatchResult::isMatch)
                .flatMap(_ -> requests.resolve(exchange, IdentityClient.ID))
                .delayUntil(_ -> rememberNext(exchange));
    }

    /**
     * Called when an API request lacks a token: that is answered with a problem, never with a
     * redirect.
     */
    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String client) {
        return Mono.empty();
    }

    private static Mono<Void> rememberNext(ServerWebExchange exchange) {
        String next = exchange.getRequest().getQueryParams().getFirst(NEXT);
        return exchange.getSession()
                .doOnNext(session -> {
                    if (TolerantSessions.areAway(exchange)) {
                        throw ProblemException.sessionsAway(null);
                    }
                    session.getAttributes().put(NEXT, LocalPath.orHome(next).toString());
                })
                .then();
    }
}
