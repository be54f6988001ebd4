package dev.backroad.identity.access;

import java.time.Instant;
import java.util.List;

/**
 * A program that holds tokens of somebody.
 *
 * @param program its name
 * @param expiresAt when the last of its tokens ends if it is never refreshed
 */
record GrantView(
        String id,
        String program,
        List<String> scopes,
        Instant grantedAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
