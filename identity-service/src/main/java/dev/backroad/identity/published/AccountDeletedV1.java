package dev.backroad.identity.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.UUID;

/** Somebody has left. It is the account's last event, and its id is never given out again. */
public record AccountDeletedV1(UUID accountId) implements PublishedEvent {

    @Override
    public String topic() {
        return AccountRegisteredV1.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.identity.account-deleted.v1";
    }
}
