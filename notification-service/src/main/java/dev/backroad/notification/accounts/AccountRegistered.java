package dev.backroad.notification.accounts;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we use of {@code dev.backroad.identity.account-registered.v1}.
 *
 * @param displayName what to call the person; {@code null} if only the username is known
 * @param email where mail goes; {@code null} if the person wants none
 */
record AccountRegistered(
        UUID accountId, String username, @Nullable String displayName, @Nullable String email) {

    static final String TYPE = "dev.backroad.identity.account-registered.v1";

    AccountRegistered {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(username, "username");
    }

    String name() {
        return Objects.requireNonNullElse(displayName, username);
    }
}
