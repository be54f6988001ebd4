package dev.backroad.gateway.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Lets one gateway at a time renew the tokens of a session, and the others take what it got. Two
 * that redeem the same refresh token look like a thief and his victim to identity-service, which
 * then ends both.
 */
final class RefreshAlone implements ReactiveOAuth2AuthorizedClientProvider {

    private final ReactiveOAuth2AuthorizedClientProvider refresh;
    private final SessionClients clients;
    private final RedisLocks locks;

    RefreshAlone(
            ReactiveOAuth2AuthorizedClientProvider refresh,
            SessionClients clients,
            RedisLocks locks) {
        this.refresh = refresh;
        this.clients = clients;
        this.locks = locks;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizationContext context) {
        ServerWebExchange exchange =
                Objects.requireNonNull(context.getAttribute(ServerWebExchange.class.getName()));
        return exchange.getSession()
                .flatMap(session ->
                        locks.holding("session:" + session.getId(), renewed(session, context)));
    }

    private Mono<OAuth2AuthorizedClient> renewed(
            WebSession session, OAuth2AuthorizationContext context) {
        return clients.stored(session)
                .switchIfEmpty(Mono.error(RefreshAlone::signedOutMeanwhile))
                .flatMap(stored ->
                        haveSameToken(stored, context.getAuthorizedClient())
                                ? refresh.authorize(context)
                                        // Before the lock ends: the next one reads it.
                                        .delayUntil(renewed -> clients.store(renewed, session))
                                : Mono.just(stored));
    }

    private static boolean haveSameToken(
            OAuth2AuthorizedClient stored, @Nullable OAuth2AuthorizedClient ours) {
        return Objects.equals(value(stored), value(ours));
    }

    private static @Nullable String value(@Nullable OAuth2AuthorizedClient client) {
        OAuth2RefreshToken token = client == null ? null : client.getRefreshToken();
        return token == null ? null : token.getTokenValue();
    }

    private static ClientAuthorizationException signedOutMeanwhile() {
        return new ClientAuthorizationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT), IdentityClient.ID);
    }
}
