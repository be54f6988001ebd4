package dev.backroad.identity.account;

import java.util.Objects;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Checks and replaces the passwords of accounts. Hashing holds no connection: do it first. */
@Service
public class Passwords {

    private final AccountRepository accounts;
    private final PasswordEncoder hashing;

    Passwords(AccountRepository accounts, PasswordEncoder hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** Hashes a password that keeps to {@link PasswordRules}. */
    public String hash(String password) {
        return Objects.requireNonNull(hashing.encode(password));
    }

    public boolean isRight(UUID account, String password) {
        return accounts.hashOf(account).map(hash -> hashing.matches(password, hash)).orElse(false);
    }

    public void replace(UUID account, String newHash) {
        accounts.setHash(account, newHash);
    }
}
