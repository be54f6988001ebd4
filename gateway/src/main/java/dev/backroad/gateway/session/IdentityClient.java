package dev.backroad.gateway.session;

import dev.backroad.gateway.FreshNames;
import dev.backroad.gateway.GatewaySettings;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The gateway as OAuth client of identity-service. Browsers go to its public addresses, we to its
 * internal ones; no discovery document is read, so that the gateway starts while identity-service
 * is away.
 */
@Configuration(proxyBeanMethods = false)
class IdentityClient {

    /** The registration's id; it never leaves the gateway. */
    static final String ID = "backroad";

    private static final String CLIENT_ID = "backroad-web";
    private static final int CONNECT_MILLIS = 1_000;

    /**
     * More than routes have: a code cannot be redeemed twice, and checking a secret is slow on
     * purpose.
     */
    private static final Duration READ = Duration.ofSeconds(5);

    @Bean
    ReactiveClientRegistrationRepository clientRegistrations(ClientRegistration backroadWeb) {
        return new InMemoryReactiveClientRegistrationRepository(backroadWeb);
    }

    @Bean
    ClientRegistration backroadWeb(GatewaySettings settings) {
        return ClientRegistration.withRegistrationId(ID)
                .clientId(CLIENT_ID)
                .clientSecret(settings.webClientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(
                        "openid",
                        "profile",
                        "account:read",
                        "account:write",
                        "catalog:write",
                        "progress:read",
                        "progress:write",
                        "notifications:read",
                        "notifications:write",
                        "webhooks:manage",
                        "operations")
                .issuerUri(settings.publicUrl().toString())
                .redirectUri(settings.publicUrl("/session/callback"))
                .authorizationUri(settings.publicUrl("/oauth2/authorize"))
                .tokenUri(settings.identityUrl("/oauth2/token"))
                .jwkSetUri(settings.identityUrl("/oauth2/jwks"))
                .providerConfigurationMetadata(
                        Map.of("end_session_endpoint", settings.publicUrl("/connect/logout")))
                .build();
    }

    /**
     * How we talk to identity-service behind the scenes: with time-outs, inside the request's
     * trace. A failure of its own is no answer about a token, whatever the OAuth client would read
     * out of it.
     */
    @Bean
    WebClient identityWebClient(ObservationRegistry observations) {
        var http =
                FreshNames.client("identity")
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(READ);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .observationRegistry(observations)
                .filter(ExchangeFilterFunction.ofResponseProcessor(IdentityClient::failAsItDid))
                .build();
    }

    private static Mono<ClientResponse> failAsItDid(ClientResponse answer) {
        return answer.statusCode().is5xxServerError() ? answer.createError() : Mono.just(answer);
    }
}
