package dev.backroad.identity.signon;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.signon.LogoutNotices.Notice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Writes logout tokens. Their type and their event keep them from passing for an ID token. */
@Component
final class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final JwtEncoder encoder;
    private final BackroadProperties backroad;
    private final InstantSource time;

    LogoutTokens(JwtEncoder encoder, BackroadProperties backroad, InstantSource time) {
        this.encoder = encoder;
        this.backroad = backroad;
        this.time = time;
    }

    /** Returns a token for one client; each attempt at the same notice has the same id. */
    String write(Notice notice, String clientId) {
        var now = time.instant();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        var claims =
                JwtClaimsSet.builder()
                        .issuer(backroad.publicUrl().toString())
                        .audience(List.of(clientId))
                        .subject(notice.subject())
                        .issuedAt(now)
                        .expiresAt(now.plus(LIFETIME))
                        .id(notice.id().toString())
                        .claim("sid", notice.sid())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
