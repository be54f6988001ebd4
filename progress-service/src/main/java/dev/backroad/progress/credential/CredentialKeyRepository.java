package dev.backroad.progress.credential;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys of credentials in PostgreSQL. */
@Repository
class CredentialKeyRepository {

    private static final String SELECT =
            "select id, public_jwk, sealed_jwk, created_at from credential_key ";

    private final JdbcClient jdbc;

    CredentialKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes instances that want to add a key take turns. Readers do not wait. */
    void lock() {
        jdbc.sql("lock table credential_key in share row exclusive mode").update();
    }

    /** The one that signs. */
    Optional<CredentialKey> newest() {
        return jdbc.sql(SELECT + "order by created_at desc, id desc limit 1")
                .query(CredentialKeyRepository::read)
                .optional();
    }

    List<CredentialKey> all() {
        return jdbc.sql(SELECT + "order by created_at, id")
                .query(CredentialKeyRepository::read)
                .list();
    }

    Optional<CredentialKey> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(CredentialKeyRepository::read)
                .optional();
    }

    Optional<CredentialKey> findByKid(String kid) {
        return jdbc.sql(SELECT + "where kid = ?")
                .param(kid)
                .query(CredentialKeyRepository::read)
                .optional();
    }

    /** Adds the key that signs from now on; the private parts of the others are of no use. */
    void add(CredentialKey key, String sealed) {
        jdbc.sql("update credential_key set sealed_jwk = null where sealed_jwk is not null")
                .update();
        jdbc.sql(
                        """
                        insert into credential_key (id, kid, public_jwk, sealed_jwk, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        key.id(),
                        key.publicKey().getKeyID(),
                        key.publicKey().toJSONString(),
                        sealed,
                        Timestamp.from(key.createdAt()))
                .update();
    }

    private static CredentialKey read(ResultSet row, int number) throws SQLException {
        try {
            return new CredentialKey(
                    row.getObject("id", UUID.class),
                    RSAKey.parse(row.getString("public_jwk")),
                    row.getString("sealed_jwk"),
                    row.getTimestamp("created_at").toInstant());
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored key of credentials is broken", broken);
        }
    }
}
