package dev.backroad.identity.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as operators see it.
 *
 * @param firstParty whether it is ours: it asks for no consent and cannot be deleted
 * @param clientSecret given once, in the answer to the registration
 */
record ClientView(
        String clientId,
        String name,
        String description,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> scopes,
        List<String> grantTypes,
        boolean confidential,
        boolean firstParty,
        Instant registeredAt,
        @Nullable String clientSecret) {}
