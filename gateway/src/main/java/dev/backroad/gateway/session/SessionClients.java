package dev.backroad.gateway.session;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.session.Session;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The tokens of a session: they live in it and nowhere else. */
@Component
class SessionClients implements ServerOAuth2AuthorizedClientRepository {

    private static final String TOKENS = "tokens";

    private final ReactiveRedisSessionRepository sessions;

    SessionClients(ReactiveRedisSessionRepository sessions) {
        this.sessions = sessions;
    }

    /** What is in Redis at this moment; the request's own copy of the session may be older. */
    Mono<OAuth2AuthorizedClient> stored(WebSession session) {
        return sessions.findById(session.getId())
                .mapNotNull((Session it) -> it.<OAuth2AuthorizedClient>getAttribute(TOKENS));
    }

    /** Writes the tokens to Redis at once, not when the response begins. */
    Mono<Void> store(OAuth2AuthorizedClient client, WebSession session) {
        session.getAttributes().put(TOKENS, client);
        return session.save();
    }

    @Override
    @SuppressWarnings("unchecked") // there is one kind of authorized client
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication user, ServerWebExchange exchange) {
        return exchange.getSession().mapNotNull(session -> (T) session.getAttribute(TOKENS));
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication user, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(TOKENS, client))
                .then();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(
            String registration, Authentication user, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().remove(TOKENS))
                .then();
    }
}
