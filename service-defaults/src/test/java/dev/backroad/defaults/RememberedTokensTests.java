package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTests {

    private final AtomicInteger checks = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private Duration lasts = Duration.ofMinutes(5);
    private final RememberedTokens tokens = new RememberedTokens(this::check, () -> now);

    @Test
    void checksATokenOnceAMinute() {
        var first = tokens.decode("good");
        assertThat(tokens.decode("good")).isSameAs(first);
        now = now.plus(RememberedTokens.LONGEST);

        tokens.decode("good");

        assertThat(checks).hasValue(2);
    }

    @Test
    void checksAnExpiredTokenAgain() {
        lasts = Duration.ofSeconds(20);
        tokens.decode("good");
        now = now.plusSeconds(20);

        tokens.decode("good");

        assertThat(checks).hasValue(2);
    }

    @Test
    void remembersNoBadToken() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(checks).hasValue(2);
    }

    @Test
    void takesNoTokenForAnotherThatBeginsLikeIt() {
        tokens.decode("good");

        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        tokens.decode("good.");

        assertThat(checks).hasValue(3);
    }

    private Jwt check(String token) {
        checks.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").expiresAt(now.plus(lasts)).build();
    }
}
