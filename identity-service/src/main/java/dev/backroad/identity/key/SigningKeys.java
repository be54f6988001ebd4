package dev.backroad.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.backroad.defaults.IdGenerator;
import java.text.ParseException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the keys that sign tokens in the database, so that a restart invalidates no token. */
final class SigningKeys {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final IdGenerator ids;

    SigningKeys(JdbcClient jdbc, TransactionOperations transaction, IdGenerator ids) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Returns the stored keys; the very first caller of all instances makes one. */
    JWKSet loadOrGenerate() {
        return transaction.execute(_ -> {
            // Two instances that start together wait here for each other. Readers do not.
            jdbc.sql("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE").update();
            var stored = load();
            return new JWKSet(stored.isEmpty() ? List.of(store(generate())) : stored);
        });
    }

    private List<JWK> load() {
        return jdbc
                .sql("SELECT jwk FROM signing_key ORDER BY created_at DESC")
                .query(String.class)
                .list()
                .stream()
                .map(SigningKeys::parse)
                .toList();
    }

    private JWK store(JWK key) {
        jdbc.sql("INSERT INTO signing_key (kid, jwk) VALUES (?, ?)")
                .params(key.getKeyID(), key.toJSONString())
                .update();
        return key;
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

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored signing key is broken", broken);
        }
    }
}
