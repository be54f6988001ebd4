package dev.backroad.gateway.logout;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.keys.IdentityKeys;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks logout tokens as section 2.6 of the specification demands, and a little more: the type and
 * the expiry are not optional here. An ID token or an access token must never pass for one.
 */
@Component
class LogoutTokens {

    private static final String TYPE = "logout+jwt";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final ReactiveJwtDecoder decoder;

    LogoutTokens(GatewaySettings settings, ClientRegistration us, IdentityKeys keys) {
        var nimbus = NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
        nimbus.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTypeValidator(TYPE),
                        new JwtIssuerValidator(settings.publicUrl().toString()),
                        new JwtAudienceValidator(us.getClientId()),
                        new JwtIssuedAtValidator(true),
                        new JwtTimestampValidator(),
                        new JwtClaimValidator<>("exp", Objects::nonNull),
                        new JwtClaimValidator<>("jti", Objects::nonNull),
                        must(token -> !token.hasClaim("nonce"), "nonce is prohibited"),
                        new JwtClaimValidator<>("events", LogoutTokens::sayLogout),
                        must(
                                token -> token.hasClaim("sid") || token.hasClaim("sub"),
                                "sid or sub is required")));
        decoder = nimbus;
    }

    /** Fails with a {@code JwtException} when the token is no good. */
    Mono<Jwt> check(String token) {
        return decoder.decode(token);
    }

    private static boolean sayLogout(Object events) {
        return events instanceof Map<?, ?> map && map.get(EVENT) instanceof Map<?, ?>;
    }

    private static OAuth2TokenValidator<Jwt> must(Predicate<Jwt> be, String otherwise) {
        var refusal = new OAuth2Error("invalid_token", otherwise, null);
        return token ->
                be.test(token)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(refusal);
    }
}
