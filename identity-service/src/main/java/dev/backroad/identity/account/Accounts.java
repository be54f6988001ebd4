package dev.backroad.identity.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds accounts: by username for the login form, by id for everything after it. */
@Service
public class Accounts implements UserDetailsService {

    private final AccountRepository repository;

    Accounts(AccountRepository repository) {
        this.repository = repository;
    }

    /**
     * Returns what the login form compares the password with. Its "username" is the account id on
     * purpose: sessions, grants and tokens then belong to the id and survive a new username. It has
     * no authorities, because roles are read afresh whenever a token is made.
     */
    @Override
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

    /** Returns the account of whom a session or a grant speaks; empty when it is gone. */
    public Optional<Account> ofSubject(String subject) {
        return repository.byId(UUID.fromString(subject));
    }
}
