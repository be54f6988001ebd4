package dev.backroad.identity.account;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.identity.published.AccountRegisteredV1;
import dev.backroad.messaging.Outbox;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody an account and tells the other services, both or neither. */
@Service
public class AccountRegistration {

    private static final long FIRST = 1;

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final IdGenerator ids;
    private final Outbox outbox;
    private final Operators operators;

    AccountRegistration(
            AccountRepository accounts,
            PasswordEncoder passwords,
            IdGenerator ids,
            Outbox outbox,
            Operators operators) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.ids = ids;
        this.outbox = outbox;
        this.operators = operators;
    }

    /**
     * Registers an account unless its username or e-mail address is taken, also when two ask at the
     * same moment.
     *
     * @return whether there is a new account
     */
    @Transactional
    public boolean register(NewAccount wanted) {
        // Asked first only to spare the slow hash; the unique index decides.
        return !accounts.isTaken(wanted.username())
                && open(
                        wanted.username(),
                        wanted.displayName(),
                        wanted.email(),
                        Objects.requireNonNull(passwords.encode(wanted.password())),
                        wanted.roles());
    }

    /**
     * Opens a learner's account, with the same answer as {@link #register}: false if it is taken.
     */
    @Transactional
    public boolean open(Applicant applicant) {
        return open(
                applicant.username(),
                applicant.displayName(),
                applicant.email(),
                applicant.passwordHash(),
                Set.of(Role.LEARNER));
    }

    /** Whether an account of that name and address would be an operator's, by the settings. */
    public boolean isForAnOperator(String username, String email) {
        return operators.areToInclude(username, email);
    }

    private boolean open(
            String username, String displayName, String email, String hash, Set<Role> roles) {
        var account = new Account(ids.next(), username, displayName, email, roles);
        var opened = accounts.insert(account, hash);
        if (opened) {
            operators.appoint();
            outbox.append(account.id().toString(), FIRST, published(account));
        }
        return opened;
    }

    private static AccountRegisteredV1 published(Account account) {
        return new AccountRegisteredV1(
                account.id(), account.username(), account.displayName(), account.email());
    }
}
