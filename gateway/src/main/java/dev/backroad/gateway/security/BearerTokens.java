package dev.backroad.gateway.security;

import dev.backroad.gateway.GatewaySettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** Checks the tokens of API consumers at the edge; each service does it again. */
@Configuration(proxyBeanMethods = false)
class BearerTokens {

    private static final String AUDIENCE = "backroad-api";

    /** Signature, issuer, audience, expiry, and the type at+jwt, which no ID token has. */
    @Bean
    ReactiveJwtDecoder accessTokens(GatewaySettings settings, WebClient identityWebClient) {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(settings.identityUrl("/oauth2/jwks"))
                        .webClient(identityWebClient)
                        .build();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator()
                        .issuer(settings.publicUrl().toString())
                        .audience(AUDIENCE)
                        .build());
        return new RememberedTokens(decoder, InstantSource.system());
    }
}
