package dev.backroad.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class RememberedTokensTests {

    private final AtomicInteger checks = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private Instant keysFreshUntil = now.plusSeconds(3_600);
    private final RememberedTokens tokens =
            new RememberedTokens(this::check, () -> keysFreshUntil, () -> now);

    @Test
    void checksATokenOnce() {
        var first = tokens.decode("good").block();

        assertThat(tokens.decode("good").block()).isSameAs(first);
        assertThat(checks).hasValue(1);
    }

    @Test
    void checksAnExpiredTokenAgain() {
        tokens.decode("good").block();
        now = now.plusSeconds(300);

        tokens.decode("good").block();

        assertThat(checks).hasValue(2);
    }

    /** A thief who has the key gives his token as long a life as he likes. */
    @Test
    void checksATokenAgainWhenItsKeyMayBeWithdrawn() {
        keysFreshUntil = now.plusSeconds(100);
        tokens.decode("good").block();
        keysFreshUntil = now.plusSeconds(400);
        now = now.plusSeconds(100);

        tokens.decode("good").block();

        assertThat(checks).hasValue(2);
    }

    @Test
    void remembersNoBadToken() {
        assertThatThrownBy(() -> tokens.decode("bad").block()).isInstanceOf(BadJwtException.class);

        assertThatThrownBy(() -> tokens.decode("bad").block()).isInstanceOf(BadJwtException.class);
        assertThat(checks).hasValue(2);
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        for (int i = 0; i < 1_000; i++) {
            tokens.decode("good" + i).block();
        }
        tokens.decode("good0").block();
        tokens.decode("one more").block();
        checks.set(0);

        tokens.decode("good0").block();
        tokens.decode("good1").block();

        assertThat(checks).hasValue(1);
    }

    private Mono<Jwt> check(String token) {
        checks.incrementAndGet();
        return token.equals("bad")
                ? Mono.error(new BadJwtException("bad"))
                : Mono.just(
                        Jwt.withTokenValue(token)
                                .header("alg", "RS256")
                                .expiresAt(now.plusSeconds(300))
                                .build());
    }
}
