package dev.backroad.identity.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.UUID;

/** Somebody has an account now. It tells neither roles nor anything of the password. */
public record AccountRegisteredV1(UUID accountId, String username, String displayName, String email)
        implements PublishedEvent {

    public static final String TOPIC = "identity.accounts";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.identity.account-registered.v1";
    }
}
