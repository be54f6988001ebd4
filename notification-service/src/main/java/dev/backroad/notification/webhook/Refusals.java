package dev.backroad.notification.webhook;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;

/** What owners are told when it does not work. */
final class Refusals {

    private Refusals() {}

    static ProblemException notFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "webhook-not-found", "You have no webhook with this id.");
    }

    static ProblemException noDelivery() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "webhook-delivery-not-found",
                "This webhook has no delivery with this id, or it was too long ago.");
    }

    static ProblemException limit(int limit) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "webhook-limit",
                "You have %d webhooks, and more are not possible. Delete one of them first."
                        .formatted(limit));
    }

    static ProblemException url(String reason) {
        return new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "webhook-url-refused",
                        "The address cannot be called: the url " + reason + ".")
                .at("url");
    }

    static ProblemException eventType(int index, Owner owner) {
        return new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        (owner.learner() == null
                                        ? "A machine hears news of the catalog, which is: "
                                        : "A learner hears news about themselves, which is: ")
                                + EventType.words(owner.audience()))
                .at("eventTypes[" + index + "]");
    }

    static ProblemException disabled() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "webhook-disabled",
                "This webhook is disabled. Enable it first, by PUT with \"enabled\": true.");
    }

    static ProblemException busy(int most) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "webhook-busy",
                "%d pings and redeliveries of this webhook wait already. Wait for them."
                        .formatted(most));
    }

    static ProblemException accountDeleted() {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "account-deleted",
                "This account is deleted, and what it did here is erased.");
    }
}
