package dev.backroad.identity.account;

import java.util.Set;

/** What somebody is here. A role is nothing but the scopes that its owner may hand to a program. */
public enum Role {
    LEARNER(
            "account:read",
            "account:write",
            "progress:read",
            "progress:write",
            "notifications:read",
            "notifications:write",
            "webhooks:manage"),
    EDITOR("catalog:write"),
    OPERATOR("operations");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; its type cannot say so
    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    public Set<String> scopes() {
        return scopes;
    }
}
