package dev.backroad.identity.registration;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications in PostgreSQL. */
@Repository
class Applications {

    private final JdbcClient jdbc;

    Applications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Application wanted, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO application (id, username, display_name, email, password_hash, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        wanted.id(),
                        wanted.username(),
                        wanted.displayName(),
                        wanted.email(),
                        wanted.passwordHash(),
                        Timestamp.from(expiresAt))
                .update();
    }

    Optional<Application> byId(UUID id) {
        return jdbc.sql(
                        "SELECT id, username, display_name, email, password_hash FROM application"
                                + " WHERE id = ?")
                .param(id)
                .query(Application.class)
                .optional();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM application WHERE id = ?").param(id).update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM application WHERE expires_at < ?")
                .param(Timestamp.from(now))
                .update();
    }
}
