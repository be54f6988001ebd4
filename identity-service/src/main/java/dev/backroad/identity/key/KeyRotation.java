package dev.backroad.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import dev.backroad.identity.key.SigningKey.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decides when a key is made, when it signs, and when nobody needs it any more. Keys are made
 * before the transaction that may need one: in a JVM that has just started on a busy machine that
 * takes seconds, and the database ends a transaction that does nothing for ten.
 */
final class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private static final int BITS = 2048;

    /** ID tokens live longest, 30 minutes; the rest is for clocks that differ. */
    private static final Duration LONGEST_TOKEN = Duration.ofHours(1);

    private final SigningKeyRepository keys;
    private final KeyEncryption encryption;
    private final KeySettings settings;
    private final TransactionOperations transaction;
    private final IdGenerator ids;
    private final InstantSource time;

    KeyRotation(
            SigningKeyRepository keys,
            KeyEncryption encryption,
            KeySettings settings,
            TransactionOperations transaction,
            IdGenerator ids,
            InstantSource time) {
        this.keys = keys;
        this.encryption = encryption;
        this.settings = settings;
        this.transaction = transaction;
        this.ids = ids;
        this.time = time;
    }

    /** Seals what lies there in clear; the very first caller of all instances makes a key. */
    void prepare() {
        var first = madeIf(keys.all().isEmpty());
        alone(() -> {
            keys.inClear().forEach(plain -> keys.seal(plain, encryption.seal(plain)));
            return keys.all().isEmpty()
                    ? first.map(key -> add(key, time.instant()))
                    : Optional.empty();
        });
    }

    /** Makes a key that signs after its notice, and plans the end of the one that signs now. */
    Optional<String> rotate() {
        var next = madeIf(!isNextThere());
        return alone(() -> isNextThere() ? Optional.empty() : next.map(this::addNext));
    }

    /** Rotates when the newest key has done its time, once for all instances that ask. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void rotateIfDue() {
        var now = time.instant();
        var next = madeIf(isDue(now));
        alone(() -> {
            keys.forgetPrivateParts(now.minus(LONGEST_TOKEN));
            return isDue(now) ? next.map(this::addNext) : Optional.empty();
        });
    }

    private boolean isDue(Instant now) {
        var newest = keys.all().getFirst();
        return newest.statusAt(now) == Status.ACTIVE
                && !newest.signsFrom().plus(settings.keyRotation()).isAfter(now);
    }

    /** Makes a key that signs at once. Nothing that an older one signed counts any more. */
    String replaceAll() {
        var key = generate();
        return alone(
                        () -> {
                            keys.compromise(time.instant());
                            return Optional.of(add(key, time.instant()));
                        })
                .orElseThrow();
    }

    private Optional<String> alone(Supplier<Optional<String>> change) {
        return transaction.execute(_ -> {
            keys.lock();
            return change.get();
        });
    }

    private boolean isNextThere() {
        return keys.all().getFirst().statusAt(time.instant()) == Status.NEXT;
    }

    private String addNext(JWK key) {
        var signsFrom = time.instant().plus(settings.keyNotice());
        keys.retire(signsFrom, signsFrom.plus(LONGEST_TOKEN));
        return add(key, signsFrom);
    }

    private String add(JWK key, Instant signsFrom) {
        keys.insert(key, encryption.seal(key), time.instant(), signsFrom);
        log.info("Made the signing key {}, which signs from {}", key.getKeyID(), signsFrom);
        return key.getKeyID();
    }

    private Optional<JWK> madeIf(boolean isNeeded) {
        return isNeeded ? Optional.of(generate()) : Optional.empty();
    }

    private JWK generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This JDK cannot make RSA keys", impossible);
        }
    }
}
