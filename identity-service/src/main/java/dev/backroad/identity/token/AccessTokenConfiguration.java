package dev.backroad.identity.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.backroad.defaults.BackroadProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** How identity-service makes tokens, and checks its own access tokens as others check them. */
@Configuration(proxyBeanMethods = false)
class AccessTokenConfiguration {

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(JwtEncoder encoder, TokenClaims claims) {
        var tokens = new JwtGenerator(encoder);
        tokens.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(tokens, new RefreshTokens());
    }

    /** Checks them with our own keys, without asking ourselves by HTTP. */
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
