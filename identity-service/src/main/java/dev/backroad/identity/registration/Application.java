package dev.backroad.identity.registration;

import java.util.UUID;

/** Somebody who wants an account and has yet to show that the e-mail address is theirs. */
record Application(
        UUID id, String username, String displayName, String email, String passwordHash) {

    Application withPasswordHash(String hash) {
        return new Application(id, username, displayName, email, hash);
    }

    // Records print all their components; a hash must never reach a log.
    @Override
    public String toString() {
        return "Application[id=" + id + ", username=" + username + "]";
    }
}
