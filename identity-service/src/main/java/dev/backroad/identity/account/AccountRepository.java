package dev.backroad.identity.account;

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
        return jdbc.sql("SELECT id, username, display_name, email FROM account WHERE id = ?")
                .param(id)
                .query((row, _) ->
                        new Account(
                                row.getObject("id", UUID.class),
                                row.getString("username"),
                                row.getString("display_name"),
                                row.getString("email"),
                                rolesOf(id)))
                .optional();
    }

    private Set<Role> rolesOf(UUID id) {
        return jdbc
                .sql("SELECT role FROM account_role WHERE account_id = ?")
                .param(id)
                .query(String.class)
                .list()
                .stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
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

    private void insertRole(UUID id, Role role) {
        jdbc.sql("INSERT INTO account_role (account_id, role) VALUES (?, ?)")
                .params(id, role.name())
                .update();
    }
}
