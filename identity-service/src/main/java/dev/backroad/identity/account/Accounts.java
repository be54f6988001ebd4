package dev.backroad.identity.account;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds accounts: by username for the login form, by id for everything after it. */
@Service
public class Accounts implements UserDetailsPasswordService {

    private final AccountRepository repository;

    Accounts(AccountRepository repository) {
        this.repository = repository;
    }

    /**
     * Returns what the login form compares the password with. Its "username" is the account id on
     * purpose: sessions, grants and tokens then belong to the id and survive a new username. It has
     * no authorities, because roles are read afresh whenever a token is made.
     */
    public UserDetails loadUserByUsername(String username) {
        if (!NewAccount.isUsername(username)) {
            throw UsernameNotFoundException.fromUsername(username);
        }
        return repository
                .credentialsOf(username)
                .map(found ->
                        User.withUsername(found.accountId().toString())
                                .password(found.passwordHash())
                                .authorities(new String[0])
                                .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    /**
     * Replaces a hash that was made by an older method. A password that was changed meanwhile
     * stays.
     */
    @Override
    public UserDetails updatePassword(UserDetails person, @Nullable String newHash) {
        repository.replaceHash(
                UUID.fromString(person.getUsername()),
                String.valueOf(person.getPassword()),
                String.valueOf(newHash));
        return person;
    }

    /** Returns the account that an e-mail address belongs to; upper and lower case are the same. */
    public Optional<Account> byEmail(String email) {
        return repository.byEmail(email);
    }

    public boolean isTaken(String username) {
        return repository.isTaken(username);
    }

    public Optional<Account> byId(UUID id) {
        return repository.byId(id);
    }

    /**
     * Deletes an account in the caller's transaction.
     *
     * @return the number of its last event; empty if it was gone
     */
    public Optional<Long> delete(UUID id) {
        return repository.delete(id);
    }

    /** Returns the account of whom a session or a grant speaks; empty when it is gone. */
    public Optional<Account> ofSubject(String subject) {
        return repository.byId(UUID.fromString(subject));
    }
}
