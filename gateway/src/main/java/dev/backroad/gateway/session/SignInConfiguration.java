package dev.backroad.gateway.session;

import dev.backroad.gateway.keys.IdentityKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.RefreshOidcUserReactiveOAuth2AuthorizationSuccessHandler;
import org.springframework.security.oauth2.client.RefreshTokenReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** What the OAuth client needs to redeem codes, to read ID tokens and to renew access tokens. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    /**
     * Connecting to identity-service, its answer and a few commands to Redis, with some reserve.
     */
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(8);

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(
            WebClient identityWebClient) {
        var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(identityWebClient);
        return client;
    }

    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(
            ClientRegistration backroadWeb, IdentityKeys keys) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(
                        ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(
                        List.of(new OidcIdTokenValidator(backroadWeb))));
        return _ -> decoder;
    }

    @Bean
    ReactiveOAuth2AuthorizedClientManager authorizedClientManager(
            ReactiveClientRegistrationRepository clients,
            SessionClients authorizedClients,
            ReactiveJwtDecoderFactory<ClientRegistration> idTokens,
            WebClient identityWebClient,
            ReactiveStringRedisTemplate redis) {
        var refreshTokens = new WebClientReactiveRefreshTokenTokenResponseClient();
        refreshTokens.setWebClient(identityWebClient);
        // A renewed ID token replaces the old one: signing out later has to show the current one.
        var refreshedUser = new RefreshOidcUserReactiveOAuth2AuthorizationSuccessHandler();
        refreshedUser.setJwtDecoderFactory(idTokens);
        refreshedUser.setServerSecurityContextRepository(new SameSessionContexts());
        var provider = new RefreshTokenReactiveOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(refreshTokens);
        provider.setAuthorizationSuccessHandler(refreshedUser);
        var manager = new DefaultReactiveOAuth2AuthorizedClientManager(clients, authorizedClients);
        // By default a query parameter "scope" of any request would narrow the renewed token.
        manager.setContextAttributesMapper(request -> Mono.just(request.getAttributes()));
        var alone =
                new RefreshAlone(
                        provider, authorizedClients, new RedisLocks(redis, LONGEST_REFRESH));
        manager.setAuthorizedClientProvider(new RefreshOnce(alone, InstantSource.system()));
        return manager;
    }
}
