package dev.backroad.notification.webhook;

import dev.backroad.defaults.IfMatch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an owner wants to be called, and of what.
 *
 * @param version counts the states, from 1
 * @param disabled why and since when it is not called; {@code null} while it is
 */
record Webhook(
        UUID id,
        Owner owner,
        String url,
        String description,
        List<EventType> eventTypes,
        long version,
        SealedPair secrets,
        @Nullable Disabled disabled,
        Instant createdAt,
        Instant changedAt) {

    /** Why a webhook is not called. */
    enum Reason {
        /** Its owner wants it so. */
        OWNER,
        /** It answered 410. */
        GONE,
        /** It refused, or did not answer, for as long as we try. */
        FAILING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** That it is not called. */
    record Disabled(Reason reason, Instant at) {}

    String tag() {
        return IfMatch.tag(id, version);
    }

    boolean isEnabled() {
        return disabled == null;
    }

    Webhook changed(
            String newUrl,
            String newDescription,
            List<EventType> newTypes,
            boolean enabled,
            Instant now) {
        var silent = disabled == null ? new Disabled(Reason.OWNER, now) : disabled;
        return new Webhook(
                id,
                owner,
                newUrl,
                newDescription,
                newTypes,
                version + 1,
                secrets,
                enabled ? null : silent,
                createdAt,
                now);
    }

    Webhook withSecrets(SealedPair pair, Instant now) {
        return new Webhook(
                id,
                owner,
                url,
                description,
                eventTypes,
                version + 1,
                pair,
                disabled,
                createdAt,
                now);
    }
}
