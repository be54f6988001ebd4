package dev.backroad.identity.deletion;

import dev.backroad.identity.access.Access;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.link.MailedLinks;
import dev.backroad.identity.published.AccountDeletedV1;
import dev.backroad.messaging.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases an account and all that hangs on it, and tells the other services, which erase what they
 * hold. The username and the address are free again; whoever takes them gets another id.
 */
@Service
class AccountDeletion {

    private final Accounts accounts;
    private final Access access;
    private final MailedLinks links;
    private final JdbcClient jdbc;
    private final Outbox outbox;

    AccountDeletion(
            Accounts accounts, Access access, MailedLinks links, JdbcClient jdbc, Outbox outbox) {
        this.accounts = accounts;
        this.access = access;
        this.links = links;
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /**
     * Deletes an account once, however many ask at the same moment; returns false if it is gone.
     */
    @Transactional
    public boolean delete(Account account) {
        var lastEvent = accounts.delete(account.id());
        lastEvent.ifPresent(sequence -> {
            access.endAll(account.id());
            links.forget(account.id());
            forget(
                    "oauth2_authorization_consent WHERE principal_name = ?",
                    account.id().toString());
            forget("outgoing_mail WHERE lower(address) = lower(?)", account.email());
            forget("application WHERE lower(email) = lower(?)", account.email());
            outbox.append(account.id().toString(), sequence, new AccountDeletedV1(account.id()));
        });
        return lastEvent.isPresent();
    }

    private void forget(String what, String whose) {
        jdbc.sql("DELETE FROM " + what).param(whose).update();
    }
}
