package dev.backroad.identity.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts in PostgreSQL. */
@Repository
class AccountRepository {

    /** What signing in needs, and nothing else ever reads. */
    record Credentials(UUID accountId, String passwordHash) {}

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byId(UUID id) {
        return one("id = ?", id);
    }

    Optional<Account> byEmail(String email) {
        return one("lower(email) = lower(?)", email);
    }

    // With the roles in one statement: a second one inside the first would hold two connections.
    private Optional<Account> one(String condition, Object value) {
        return jdbc.sql(
                        """
                        SELECT id, username, display_name, email, array(
                            SELECT role FROM account_role WHERE account_id = id) AS roles
                        FROM account WHERE
                        """
                                + condition)
                .param(value)
                .query(AccountRepository::account)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Optional<Credentials> credentialsOf(String username) {
        return jdbc.sql(
                        "SELECT id AS account_id, password_hash FROM account"
                                + " WHERE lower(username) = lower(?)")
                .param(username)
                .query(Credentials.class)
                .optional();
    }

    void replaceHash(UUID id, String before, String after) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?")
                .params(after, id, before)
                .update();
    }

    boolean hasHashesOf(String method) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM account WHERE starts_with(password_hash, ?))")
                .param("{" + method + "}")
                .query(Boolean.class)
                .single();
    }

    void setHash(UUID id, String hash) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE id = ?").params(hash, id).update();
    }

    Optional<String> hashOf(UUID id) {
        return jdbc.sql("SELECT password_hash FROM account WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    Optional<Long> delete(UUID id) {
        return jdbc.sql("DELETE FROM account WHERE id = ? RETURNING events + 1")
                .param(id)
                .query(Long.class)
                .optional();
    }

    boolean isTaken(String username) {
        return credentialsOf(username).isPresent();
    }

    /** Returns false, and changes nothing, when the username or the e-mail address is taken. */
    boolean insert(Account account, String passwordHash) {
        var inserted =
                jdbc.sql(
                                """
                                INSERT INTO account (id, username, display_name, email, password_hash)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(
                                account.id(),
                                account.username(),
                                account.displayName(),
                                account.email(),
                                passwordHash)
                        .update();
        if (inserted == 1) {
            account.roles().forEach(role -> insertRole(account.id(), role));
        }
        return inserted == 1;
    }

    /** Gives a role to those whose username or address is named; returns who did not have it. */
    List<String> giveRole(Role role, Set<String> named) {
        return jdbc.sql(
                        """
                        WITH given AS (
                            INSERT INTO account_role (account_id, role)
                            SELECT id, :role FROM account
                            WHERE lower(username) = ANY(:named) OR lower(email) = ANY(:named)
                            ON CONFLICT DO NOTHING RETURNING account_id)
                        SELECT username FROM account JOIN given ON id = account_id
                        """)
                .param("role", role.name())
                .param("named", named.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void insertRole(UUID id, Role role) {
        jdbc.sql("INSERT INTO account_role (account_id, role) VALUES (?, ?)")
                .params(id, role.name())
                .update();
    }
}
