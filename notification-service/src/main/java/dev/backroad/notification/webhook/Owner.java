package dev.backroad.notification.webhook;

import dev.backroad.defaults.AccountId;
import dev.backroad.notification.webhook.EventType.Audience;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose a webhook is.
 *
 * @param name subject of the token: an account's id, or the id of a client that acts for itself
 * @param learner {@code null} for a machine
 */
record Owner(String name, @Nullable UUID learner) {

    static Owner of(Jwt token) {
        return AccountId.of(token)
                .map(Owner::of)
                .orElseGet(() -> new Owner(String.valueOf(token.getSubject()), null));
    }

    static Owner of(UUID learner) {
        return new Owner(learner.toString(), learner);
    }

    Audience audience() {
        return learner == null ? Audience.MACHINE : Audience.LEARNER;
    }
}
