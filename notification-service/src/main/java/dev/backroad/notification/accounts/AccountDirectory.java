package dev.backroad.notification.accounts;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own copy of who can be written to, and where. */
@Repository
class AccountDirectory {

    /** Where somebody is written to. */
    record Address(String name, @Nullable String email) {}

    private final JdbcClient jdbc;

    AccountDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(AccountRegistered account) {
        jdbc.sql(
                        """
                        insert into account (account_id, name, email) values (?, ?, ?)
                        on conflict (account_id)
                        do update set name = excluded.name, email = excluded.email
                        """)
                .param(account.accountId())
                .param(account.name())
                .param(account.email())
                .update();
    }

    Optional<Address> find(UUID accountId) {
        return jdbc.sql("select name, email from account where account_id = ?")
                .param(accountId)
                .query(Address.class)
                .optional();
    }

    void remove(UUID accountId) {
        jdbc.sql("delete from account where account_id = ?").param(accountId).update();
    }
}
