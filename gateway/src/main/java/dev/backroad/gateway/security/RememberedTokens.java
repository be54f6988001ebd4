package dev.backroad.gateway.security;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks each token once and remembers it until it expires: a program sends the same one a thousand
 * times, and a signature is the dearest thing about a small request. Only good tokens are
 * remembered, by their whole text. A signing key that is withdrawn in a hurry is believed for the
 * five minutes that a token lasts.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final int MOST = 1_000;

    private final ReactiveJwtDecoder decoder;
    private final InstantSource clock;

    /** In the order of their last use, so that the one to forget comes first. */
    private final Map<String, Jwt> good = new LinkedHashMap<>(16, 0.75f, true);

    RememberedTokens(ReactiveJwtDecoder decoder, InstantSource clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = find(token);
        return known != null
                ? Mono.just(known)
                : decoder.decode(token).doOnNext(it -> remember(token, it));
    }

    private synchronized @Nullable Jwt find(String token) {
        Jwt known = good.get(token);
        if (known == null || isFresh(known)) {
            return known;
        }
        good.remove(token);
        return null;
    }

    private boolean isFresh(Jwt token) {
        Instant end = token.getExpiresAt();
        return end != null && end.isAfter(clock.instant());
    }

    private synchronized void remember(String token, Jwt decoded) {
        good.put(token, decoded);
        if (good.size() > MOST) {
            good.remove(good.keySet().iterator().next());
        }
    }
}
