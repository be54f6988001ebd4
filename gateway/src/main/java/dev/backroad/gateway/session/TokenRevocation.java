package dev.backroad.gateway.session;

import dev.backroad.gateway.GatewaySettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Tells identity-service that nobody will use the tokens of a session any more (RFC 7009). */
@Component
class TokenRevocation {

    private static final Logger log = LoggerFactory.getLogger(TokenRevocation.class);

    /** Somebody waits to be signed out; the token ends by itself, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GatewaySettings settings;
    private final WebClient identity;

    TokenRevocation(GatewaySettings settings, WebClient identityWebClient) {
        this.settings = settings;
        this.identity = identityWebClient;
    }

    /** Never fails: whether or not identity-service hears us, the user is signed out here. */
    Mono<Void> revoke(OAuth2AuthorizedClient client) {
        OAuth2RefreshToken token = client.getRefreshToken();
        if (token == null) {
            return Mono.empty();
        }
        ClientRegistration us = client.getClientRegistration();
        return identity.post()
                .uri(settings.identityUrl("/oauth2/revoke"))
                .headers(it -> it.setBasicAuth(us.getClientId(), us.getClientSecret()))
                .body(
                        BodyInserters.fromFormData("token", token.getTokenValue())
                                .with("token_type_hint", "refresh_token"))
                .retrieve()
                .toBodilessEntity()
                .timeout(PATIENCE)
                .doOnError(failure -> log.warn("A refresh token was not revoked: {}", "" + failure))
                .onErrorComplete()
                .then();
    }
}
