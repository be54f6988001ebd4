package dev.backroad.identity.link;

import java.time.Duration;

/** What a link is good for, and how long. */
public enum Purpose {
    CONFIRM("/identity/confirm", Duration.ofHours(24)),
    RESET("/identity/reset/password", Duration.ofMinutes(30));

    private final String page;

    @SuppressWarnings("ImmutableEnumChecker") // a Duration cannot be changed
    private final Duration lifetime;

    Purpose(String page, Duration lifetime) {
        this.page = page;
        this.lifetime = lifetime;
    }

    String page() {
        return page;
    }

    Duration lifetime() {
        return lifetime;
    }
}
