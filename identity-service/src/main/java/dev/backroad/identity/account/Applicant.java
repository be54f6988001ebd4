package dev.backroad.identity.account;

/** Somebody whose e-mail address is proven and whose password is hashed already. */
public record Applicant(String username, String displayName, String email, String passwordHash) {

    // Records print all their components; a hash must never reach a log.
    @Override
    public String toString() {
        return "Applicant[username=" + username + "]";
    }
}
