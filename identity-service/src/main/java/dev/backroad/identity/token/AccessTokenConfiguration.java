package dev.backroad.identity.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.backroad.defaults.BackroadProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Lets identity-service check its own access tokens, at userinfo and for its operations, without
 * asking itself by HTTP.
 */
@Configuration(proxyBeanMethods = false)
class AccessTokenConfiguration {

    /** Checks access tokens as strictly as every other service does, with our own keys. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, BackroadProperties backroad) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator()
                        .issuer(backroad.publicUrl().toString())
                        .audience(TokenClaims.AUDIENCE)
                        .build());
        return decoder;
    }
}
