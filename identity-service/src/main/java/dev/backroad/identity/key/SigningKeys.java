package dev.backroad.identity.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.backroad.defaults.keys.KeyEncryption;
import dev.backroad.identity.key.SigningKey.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The keys as this instance knows them, read again every two seconds: a rotation on another
 * instance is noticed without a restart. While the database is away the last ones serve.
 *
 * <p>As a source it holds the published public keys; private parts never leave this package.
 */
public class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyRepository repository;
    private final KeyEncryption encryption;
    private final InstantSource time;
    private final Map<String, JWK> opened = new ConcurrentHashMap<>();
    private volatile List<SigningKey> known = List.of();

    SigningKeys(SigningKeyRepository repository, KeyEncryption encryption, InstantSource time) {
        this.repository = repository;
        this.encryption = encryption;
        this.time = time;
        read();
        active();
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 2_000)
    void readAgain() {
        try {
            read();
        } catch (DataAccessException away) {
            log.debug("The signing keys cannot be read again", away);
        }
    }

    final void read() {
        known = List.copyOf(repository.all());
        opened.keySet().removeIf(kid -> known.stream().noneMatch(key -> isSealed(key, kid)));
    }

    private static boolean isSealed(SigningKey key, String kid) {
        return key.kid().equals(kid) && key.sealed() != null;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var now = time.instant();
        return select(selector, key -> key.isPublishedAt(now));
    }

    /** Also the keys that are not published any more, unless somebody else may have them. */
    public JWKSource<SecurityContext> everTrusted() {
        return (selector, _) -> select(selector, key -> !key.compromised());
    }

    private List<JWK> select(JWKSelector selector, Predicate<SigningKey> which) {
        return selector.select(
                new JWKSet(known.stream().filter(which).map(SigningKey::publicKey).toList()));
    }

    List<SigningKey> all() {
        return known;
    }

    /**
     * Returns the key that signs now, with its private part. Clocks differ: what another instance
     * made may lie in the future here, and what it closed may look open. Then the next one signs.
     */
    final JWK active() {
        return withPrivatePart(Status.ACTIVE)
                .or(() -> withPrivatePart(Status.NEXT))
                .map(key -> opened.computeIfAbsent(key.kid(), _ -> open(key)))
                .orElseThrow(() -> new IllegalStateException("No key signs at the moment"));
    }

    private Optional<SigningKey> withPrivatePart(Status status) {
        var now = time.instant();
        return known.stream()
                .filter(key -> key.sealed() != null && key.statusAt(now) == status)
                .findFirst();
    }

    private JWK open(SigningKey key) {
        return encryption.open(key.kid(), String.valueOf(key.sealed()));
    }
}
