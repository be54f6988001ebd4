package dev.backroad.identity.account;

import java.util.Set;
import java.util.regex.Pattern;

/** Somebody who asks for an account, with the password as it was typed. */
public record NewAccount(
        String username, String displayName, String email, String password, Set<Role> roles) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,39}");

    public NewAccount {
        if (!isUsername(username)) {
            throw new IllegalArgumentException(
                    "A username has 2 to 40 letters, digits, dots, dashes or underscores.");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("An account has at least one role.");
        }
        roles = Set.copyOf(roles);
    }

    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    // Records print all their components; a password must never reach a log.
    @Override
    public String toString() {
        return "NewAccount[username=" + username + ", roles=" + roles + "]";
    }
}
