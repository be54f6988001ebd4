package dev.backroad.progress.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that sign credentials. RSA because RS256 is what Open Badges 3.0 demands of everybody
 * (section 8.2.3). The database is asked each time: certificates are rare, and so no instance ever
 * has to notice what another one did.
 */
final class CredentialKeys {

    private static final Logger log = LoggerFactory.getLogger(CredentialKeys.class);

    /** For signatures that somebody may want to check in twenty years. */
    private static final int BITS = 3072;

    private final CredentialKeyRepository keys;
    private final KeyEncryption encryption;
    private final Duration rotation;
    private final Issuer issuer;
    private final TransactionOperations transaction;
    private final IdGenerator ids;
    private final InstantSource time;

    CredentialKeys(
            CredentialKeyRepository keys,
            KeyEncryption encryption,
            Duration rotation,
            Issuer issuer,
            TransactionOperations transaction,
            IdGenerator ids,
            InstantSource time) {
        this.keys = keys;
        this.encryption = encryption;
        this.rotation = rotation;
        this.issuer = issuer;
        this.transaction = transaction;
        this.ids = ids;
        this.time = time;
    }

    /** Returns the key that signs now, with its private part; makes one when it is time to. */
    RSAKey signing() {
        return opened(keys.newest().filter(this::isFresh).orElseGet(this::next));
    }

    Optional<RSAKey> published(UUID id) {
        return keys.find(id).map(CredentialKey::publicKey);
    }

    Optional<RSAKey> published(String kid) {
        return keys.findByKid(kid).map(CredentialKey::publicKey);
    }

    /** All public keys there ever were. */
    JWKSet published() {
        return new JWKSet(keys.all().stream().<JWK>map(CredentialKey::publicKey).toList());
    }

    private boolean isFresh(CredentialKey key) {
        return key.createdAt().plus(rotation).isAfter(time.instant());
    }

    /**
     * Instances take turns, and whoever comes second finds the key of the first. A key is made
     * before that: it can take seconds, for which no transaction should wait.
     */
    private CredentialKey next() {
        var id = ids.next();
        var made = generate(issuer.key(id));
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    keys.lock();
                    return keys.newest().filter(this::isFresh).orElseGet(() -> add(id, made));
                }));
    }

    private CredentialKey add(UUID id, RSAKey key) {
        var sealed = encryption.seal(key);
        var added = new CredentialKey(id, key.toPublicJWK(), sealed, time.instant());
        keys.add(added, sealed);
        log.info("Made the key {}, which signs credentials from now on", key.getKeyID());
        return added;
    }

    private RSAKey opened(CredentialKey key) {
        return encryption
                .open(key.publicKey().getKeyID(), Objects.requireNonNull(key.sealed()))
                .toRSAKey();
    }

    private static RSAKey generate(String kid) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This JDK cannot make RSA keys", impossible);
        }
    }
}
