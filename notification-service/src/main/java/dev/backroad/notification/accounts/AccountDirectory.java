package dev.backroad.notification.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own copy of who can be written to, and where. */
@Repository
class AccountDirectory {

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
}
