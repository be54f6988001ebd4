package dev.backroad.identity.access;

import java.time.Instant;

/**
 * A sign-in in a browser.
 *
 * @param id the {@code sid} of ID tokens; no secret, unlike the cookie
 * @param browser as it calls itself; may be empty
 * @param address where the sign-in came from
 */
record SessionView(
        String id, Instant startedAt, Instant lastUsedAt, String browser, String address) {}
