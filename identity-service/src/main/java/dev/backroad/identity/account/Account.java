package dev.backroad.identity.account;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody who can sign in. The id never changes and is the {@code sub} of every token. */
public record Account(UUID id, String username, String displayName, String email, Set<Role> roles) {

    /** Returns which of the wanted scopes this account can give: all but those of other roles. */
    public Set<String> entitledTo(Set<String> wanted) {
        return wanted.stream().filter(this::isEntitledTo).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isEntitledTo(String scope) {
        return !belongsToARole(scope)
                || roles.stream().anyMatch(role -> role.scopes().contains(scope));
    }

    private static boolean belongsToARole(String scope) {
        return Arrays.stream(Role.values()).anyMatch(role -> role.scopes().contains(scope));
    }
}
