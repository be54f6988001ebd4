package dev.backroad.identity.deletion;

import dev.backroad.identity.access.Access;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.published.AccountDeletedV1;
import dev.backroad.messaging.Outbox;
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
    private final Traces traces;
    private final Outbox outbox;

    AccountDeletion(Accounts accounts, Access access, Traces traces, Outbox outbox) {
        this.accounts = accounts;
        this.access = access;
        this.traces = traces;
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
            traces.erase(account);
            outbox.append(account.id().toString(), sequence, new AccountDeletedV1(account.id()));
        });
        return lastEvent.isPresent();
    }
}
