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

/** Decides when a key is made, when it signs, and when nobody needs it any more. */
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
        alone(() -> {
            keys.inClear().forEach(plain -> keys.seal(plain, encryption.seal(plain)));
            if (keys.all().isEmpty()) {
                add(time.instant());
            }
            return Optional.empty();
        });
    }

    /** Makes a key that signs after its notice, and plans the end of the one that signs now. */
    Optional<String> rotate() {
        return alone(() -> isNextThere() ? Optional.empty() : Optional.of(addNext()));
    }

    /** Rotates when the newest key has done its time, once for all instances that ask. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void rotateIfDue() {
        var now = time.instant();
        alone(() -> {
            keys.forgetPrivateParts(now.minus(LONGEST_TOKEN));
            var newest = keys.all().getFirst();
            return newest.statusAt(now) == Status.ACTIVE
                            && !newest.signsFrom().plus(settings.keyRotation()).isAfter(now)
                    ? Optional.of(addNext())
                    : Optional.empty();
        });
    }

    /** Makes a key that signs at once. Nothing that an older one signed counts any more. */
    String replaceAll() {
        return alone(
                        () -> {
                            keys.compromise(time.instant());
                            return Optional.of(add(time.instant()));
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

    private String addNext() {
        var signsFrom = time.instant().plus(settings.keyNotice());
        keys.retire(signsFrom, signsFrom.plus(LONGEST_TOKEN));
        return add(signsFrom);
    }

    private String add(Instant signsFrom) {
        var key = generate();
        keys.insert(key, encryption.seal(key), time.instant(), signsFrom);
        log.info("Made the signing key {}, which signs from {}", key.getKeyID(), signsFrom);
        return key.getKeyID();
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
