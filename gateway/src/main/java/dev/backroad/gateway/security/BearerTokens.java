package dev.backroad.gateway.security;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.keys.IdentityKeys;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;

/** Checks the tokens of API consumers at the edge; each service does it again. */
@Configuration(proxyBeanMethods = false)
class BearerTokens {

    private static final String AUDIENCE = "backroad-api";

    /** Signature, issuer, audience, expiry, and the type at+jwt, which no ID token has. */
    @Bean
    RememberedTokens accessTokens(
            GatewaySettings settings, IdentityKeys keys, InstantSource clock) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator()
                        .issuer(settings.publicUrl().toString())
                        .audience(AUDIENCE)
                        .build());
        return new RememberedTokens(decoder, keys::freshUntil, clock);
    }
}
