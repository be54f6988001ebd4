package dev.backroad.identity.account;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Knows when the last password hash of our first version is replaced; no new one is ever made. */
@Component
class OldHashes {

    private static final int MINUTE = 60_000;

    private final AccountRepository accounts;
    private volatile boolean left = true;

    OldHashes(AccountRepository accounts) {
        this.accounts = accounts;
    }

    boolean mayBeLeft() {
        return left;
    }

    @Scheduled(fixedDelay = MINUTE)
    void look() {
        if (left) {
            left = accounts.hasHashesOf(PasswordHashing.BCRYPT);
        }
    }
}
