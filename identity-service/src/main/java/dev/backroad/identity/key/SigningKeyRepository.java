package dev.backroad.identity.key;

import com.nimbusds.jose.jwk.JWK;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signing keys in PostgreSQL. */
@Repository
class SigningKeyRepository {

    private final JdbcClient jdbc;

    SigningKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes instances that want to change the keys take turns. Readers do not wait. */
    void lock() {
        jdbc.sql("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /** Returns all keys there ever were, the newest first. */
    List<SigningKey> all() {
        return jdbc.sql(
                        "SELECT * FROM signing_key WHERE public_jwk IS NOT NULL ORDER BY signs_from"
                                + " DESC")
                .query((row, _) -> read(row))
                .list();
    }

    private static SigningKey read(ResultSet row) throws SQLException {
        return new SigningKey(
                parse(row.getString("public_jwk")),
                row.getString("sealed_jwk"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("signs_from").toInstant(),
                instant(row.getTimestamp("signs_until")),
                instant(row.getTimestamp("published_until")),
                row.getBoolean("compromised"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    /** Returns the keys that an older version stored in clear. */
    List<JWK> inClear() {
        return jdbc
                .sql("SELECT jwk FROM signing_key WHERE jwk IS NOT NULL")
                .query(String.class)
                .list()
                .stream()
                .map(SigningKeyRepository::parse)
                .toList();
    }

    void seal(JWK plain, String sealed) {
        jdbc.sql(
                        "UPDATE signing_key SET public_jwk = ?, sealed_jwk = ?, jwk = NULL"
                                + " WHERE kid = ?")
                .params(plain.toPublicJWK().toJSONString(), sealed, plain.getKeyID())
                .update();
    }

    void insert(JWK key, String sealed, Instant createdAt, Instant signsFrom) {
        jdbc.sql(
                        """
                        INSERT INTO signing_key (kid, public_jwk, sealed_jwk, created_at, signs_from)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        key.getKeyID(),
                        key.toPublicJWK().toJSONString(),
                        sealed,
                        Timestamp.from(createdAt),
                        Timestamp.from(signsFrom))
                .update();
    }

    /** Plans the end of the keys that have none yet. */
    void retire(Instant signsUntil, Instant publishedUntil) {
        jdbc.sql(
                        """
                        UPDATE signing_key SET signs_until = ?, published_until = ?
                        WHERE signs_until IS NULL
                        """)
                .params(Timestamp.from(signsUntil), Timestamp.from(publishedUntil))
                .update();
    }

    /** Ends all keys there are, at once. */
    void compromise(Instant now) {
        jdbc.sql(
                        """
                        UPDATE signing_key SET compromised = true, sealed_jwk = NULL,
                            signs_until = least(signs_until, :now),
                            published_until = least(published_until, :now)
                        """)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Forgets private parts that are needed no more. */
    void forgetPrivateParts(Instant signedLastBefore) {
        jdbc.sql("UPDATE signing_key SET sealed_jwk = NULL WHERE signs_until < ?")
                .param(Timestamp.from(signedLastBefore))
                .update();
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException broken) {
            throw new IllegalStateException("A stored signing key is broken", broken);
        }
    }
}
