package dev.backroad.gateway.keys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class IdentityKeysTests {

    private final IllegalStateException silent = new IllegalStateException("silent");

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private volatile Mono<JWKSet> identity = publishes("first");
    private final IdentityKeys keys =
            new IdentityKeys(
                    Mono.defer(() -> {
                        calls.incrementAndGet();
                        return identity;
                    }),
                    () -> now);

    @Test
    void believesKeysForFiveMinutes() {
        find("first");
        pass(Known.LIFE.minusMillis(1));

        assertThat(find("first")).containsExactly("first");
        assertThat(calls).hasValue(1);
    }

    @Test
    void forgetsAWithdrawnKeyAfterFiveMinutes() {
        find("first");
        identity = publishes("second");
        pass(Known.LIFE);

        assertThat(find("first")).isEmpty();
        assertThat(find("second")).containsExactly("second");
    }

    @Test
    void countsTheFiveMinutesFromTheQuestionAndNotFromTheAnswer() {
        identity = publishes("first").doOnNext(_ -> pass(Duration.ofSeconds(1)));
        find("first");
        pass(Known.LIFE.minusSeconds(1));

        find("first");

        assertThat(calls).hasValue(2);
    }

    @Test
    void findsANewKeyAtItsFirstToken() {
        find("first");
        identity = publishes("first", "second");
        pass(Known.PAUSE);

        assertThat(find("second")).containsExactly("second");
    }

    @Test
    void asksOnceForManyUnknownKeys() {
        find("first");
        identity = publishes("first").delayElement(Duration.ofMillis(50));
        pass(Known.PAUSE);

        var found = Flux.range(0, 50).flatMap(i -> keys.of(token("unknown-" + i))).count().block();
        find("one more");

        assertThat(found).isZero();
        assertThat(calls).hasValue(2);
    }

    @Test
    void asksAgainForAnUnknownKeyAfterAFewSeconds() {
        find("unknown");
        pass(Known.PAUSE);

        find("unknown");

        assertThat(calls).hasValue(2);
    }

    @Test
    void asksNobodyAboutOtherAlgorithms() {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build();

        var found = keys.of(token(header)).collectList().block();

        assertThat(found).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void keepsOldKeysWhileIdentityIsSilent() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.LIFE);

        assertThat(find("first")).containsExactly("first");
        pass(Known.GRACE.minusMillis(1));
        assertThat(find("first")).containsExactly("first");
    }

    @Test
    void keepsNoOldKeysLongerThanAnyTokenLasts() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.LIFE);
        find("first");
        pass(Known.GRACE);

        assertThatThrownBy(() -> find("first")).isSameAs(silent);
    }

    @Test
    void waitsForASilentIdentityOnlyOnce() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.LIFE);
        find("first");
        identity = Mono.never();
        pass(Known.PAUSE);

        assertThat(find("first")).containsExactly("first");
        assertThat(find("first")).containsExactly("first");
        assertThat(calls).hasValue(3);
    }

    @Test
    void leavesASilentIdentityAloneForAFewSeconds() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.LIFE);

        find("first");
        find("first");

        assertThat(calls).hasValue(2);
    }

    @Test
    void cannotTellWhoseAnUnknownKeyIsWhileIdentityIsSilent() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.PAUSE);

        assertThatThrownBy(() -> find("unknown")).isSameAs(silent);
        assertThatThrownBy(() -> find("unknown")).isSameAs(silent);
        assertThat(find("first")).containsExactly("first");
        assertThat(calls).hasValue(2);
    }

    @Test
    void trustsNoOldKeyBecauseOfASilenceLongAgo() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.PAUSE);
        assertThatThrownBy(() -> find("unknown")).isSameAs(silent);
        identity = publishes("second");
        pass(Known.LIFE.minus(Known.PAUSE));

        assertThat(find("first")).isEmpty();
    }

    @Test
    void forgetsAWithdrawnKeyWhenIdentityIsBack() {
        find("first");
        identity = Mono.error(silent);
        pass(Known.LIFE);
        find("first");
        identity = publishes("second");
        pass(Known.PAUSE);
        find("first");

        assertThat(find("first")).isEmpty();
        assertThat(keys.freshUntil()).isEqualTo(now.plus(Known.LIFE));
    }

    private List<String> find(String key) {
        return requireNonNull(
                keys.of(token(key)).map(JWK::getKeyID).collectList().block(Duration.ofSeconds(5)));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Mono<JWKSet> publishes(String... names) {
        var number = new Base64URL("AQAB");
        return Mono.just(
                new JWKSet(
                        Stream.of(names)
                                .<JWK>map(
                                        it -> new RSAKey.Builder(number, number).keyID(it).build())
                                .toList()));
    }

    private static SignedJWT token(String key) {
        return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key).build());
    }

    private static SignedJWT token(JWSHeader header) {
        return new SignedJWT(header, new JWTClaimsSet.Builder().build());
    }
}
