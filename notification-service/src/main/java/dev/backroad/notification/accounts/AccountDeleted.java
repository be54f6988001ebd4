package dev.backroad.notification.accounts;

import java.util.Objects;
import java.util.UUID;

/** The field that we use of {@code dev.backroad.identity.account-deleted.v1}. */
record AccountDeleted(UUID accountId) {

    static final String TYPE = "dev.backroad.identity.account-deleted.v1";

    AccountDeleted {
        Objects.requireNonNull(accountId, "accountId");
    }
}
