package dev.backroad.identity.token;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.key.SigningKeys;
import java.util.Optional;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * ID tokens that come back as a hint of who somebody is. They prove nothing about now, so they may
 * be expired; but we must have made them. By signature and not by looking them up: a client keeps
 * the first one, while a grant knows the last.
 */
@Component
final class IdTokenHints {

    private final NimbusJwtDecoder decoder;

    IdTokenHints(SigningKeys keys, BackroadProperties backroad) {
        decoder = NimbusJwtDecoder.withJwkSource(keys.everTrusted()).build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtIssuerValidator(backroad.publicUrl().toString()),
                        new JwtTypeValidator("JWT")));
    }

    /** Returns the claims of a token that we made; empty for anything else. */
    Optional<Jwt> read(String hint) {
        try {
            return Optional.of(decoder.decode(hint));
        } catch (JwtException forged) {
            return Optional.empty();
        }
    }
}
