package dev.backroad.defaults;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks each token once a minute: a program sends the same one a thousand times, and its signature
 * is the dearest thing about a small request. Only good tokens are remembered, by their whole text,
 * and never beyond their end. Not longer than a minute, so that a token signed with a stolen key is
 * not believed for as long as its thief wrote into it.
 */
final class RememberedTokens implements JwtDecoder {

    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final JwtDecoder decoder;
    private final InstantSource time;
    private final Cache<String, Checked> good = Caffeine.newBuilder().maximumSize(MOST).build();

    private record Checked(Jwt token, Instant until) {}

    RememberedTokens(JwtDecoder decoder, InstantSource time) {
        this.decoder = decoder;
        this.time = time;
    }

    @Override
    public Jwt decode(String token) {
        Checked known = good.getIfPresent(token);
        Instant now = time.instant();
        if (known != null && now.isBefore(known.until())) {
            return known.token();
        }
        Jwt checked = decoder.decode(token);
        good.put(token, new Checked(checked, earlier(now.plus(LONGEST), checked.getExpiresAt())));
        return checked;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
