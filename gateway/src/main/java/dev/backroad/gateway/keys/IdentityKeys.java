package dev.backroad.gateway.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The public keys of identity-service, for all tokens that we check: access, ID and logout tokens.
 * They are believed for five minutes, so that a withdrawn one is forgotten. A key that we do not
 * know is asked for at its first token, but rarely and once for all: everybody can write any name
 * on a token. While identity-service is silent the old keys stay for a while, and nobody waits for
 * new ones who finds his among them.
 */
public final class IdentityKeys {

    private final Mono<JWKSet> source;
    private final InstantSource clock;
    private Known known = Known.NOTHING;
    private @Nullable Mono<JWKSet> underWay;

    IdentityKeys(Mono<JWKSet> source, InstantSource clock) {
        this.source = source.single();
        this.clock = clock;
    }

    /** The keys that may have signed the token: none when identity-service has no such key. */
    public Flux<JWK> of(SignedJWT token) {
        // What another algorithm claims to be is refused with any key, so it is not worth a call.
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return Flux.empty();
        }
        JWKSelector wanted = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.defer(() -> keysWith(wanted)).flatMapIterable(wanted::select);
    }

    /** Whoever remembers what these keys have proved must forget it by then. */
    public synchronized Instant freshUntil() {
        return known.freshUntil();
    }

    private synchronized Mono<JWKSet> keysWith(JWKSelector wanted) {
        Instant now = clock.instant();
        if (known.has(wanted)) {
            if (known.isFresh(now)) {
                return Mono.just(known.keys());
            }
            if (known.isExcused(now)) {
                tryInPassing(now);
                return Mono.just(known.keys());
            }
        }
        if (known.wasTriedJustNow(now)) {
            return known.silence() == null
                    ? Mono.just(known.keys())
                    : Mono.error(known.silence().reason());
        }
        // In vain: then it depends on whether the old keys are good enough.
        return fetch(now).onErrorResume(_ -> keysWith(wanted));
    }

    private void tryInPassing(Instant now) {
        if (!known.wasTriedJustNow(now)) {
            fetch(now).subscribe(_ -> {}, _ -> {});
        }
    }

    /** Joins the call that is under way, if there is one. */
    private Mono<JWKSet> fetch(Instant now) {
        if (underWay == null) {
            underWay =
                    source.doOnNext(keys -> learn(keys, now)).doOnError(this::missAnswer).cache();
        }
        return underWay;
    }

    private synchronized void learn(JWKSet keys, Instant asked) {
        known = new Known(keys, asked, clock.instant(), null);
        underWay = null;
    }

    private synchronized void missAnswer(Throwable reason) {
        known = known.afterSilence(reason, clock.instant());
        underWay = null;
    }
}
