package dev.backroad.gateway.security;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks each token once and remembers it while the keys are fresh that it was checked with: a
 * program sends the same one a thousand times, and a signature is the dearest thing about a small
 * request. Only good tokens are remembered, by their whole text, and none beyond its expiry.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final int MOST = 1_000;

    private final ReactiveJwtDecoder decoder;
    private final Supplier<Instant> keysFreshUntil;
    private final InstantSource clock;

    /** In the order of their last use, so that the one to forget comes first. */
    private final Map<String, Checked> good = new LinkedHashMap<>(16, 0.75f, true);

    private record Checked(Jwt token, Instant until) {}

    RememberedTokens(
            ReactiveJwtDecoder decoder, Supplier<Instant> keysFreshUntil, InstantSource clock) {
        this.decoder = decoder;
        this.keysFreshUntil = keysFreshUntil;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = find(token);
        if (known != null) {
            return Mono.just(known);
        }
        // Asked beforehand: newer keys may come meanwhile, and lack the one that was used.
        Instant fresh = keysFreshUntil.get();
        return decoder.decode(token).doOnNext(it -> remember(token, it, fresh));
    }

    /** Returns a token that is remembered and still good. */
    synchronized @Nullable Jwt find(String token) {
        Checked known = good.get(token);
        if (known == null || clock.instant().isBefore(known.until())) {
            return known == null ? null : known.token();
        }
        good.remove(token);
        return null;
    }

    private synchronized void remember(String token, Jwt decoded, Instant fresh) {
        Instant end = decoded.getExpiresAt();
        good.put(token, new Checked(decoded, end == null || end.isAfter(fresh) ? fresh : end));
        if (good.size() > MOST) {
            good.remove(good.keySet().iterator().next());
        }
    }
}
