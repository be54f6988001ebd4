package dev.backroad.notification.webhook;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.notification.webhook.Courier.UnansweredException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Signs a delivery, posts it once, and has the end noted. */
@Component
class Delivering {

    private final Secrets secrets;
    private final Courier courier;
    private final WebhookSettings settings;
    private final Attempts attempts;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final String agent;

    Delivering(
            Secrets secrets,
            Courier courier,
            WebhookSettings settings,
            Attempts attempts,
            MeterRegistry meters,
            InstantSource time,
            BackroadProperties backroad) {
        this.secrets = secrets;
        this.courier = courier;
        this.settings = settings;
        this.attempts = attempts;
        this.meters = meters;
        this.time = time;
        this.agent = "Backroad-Webhooks/1 (+" + backroad.publicUrl() + ")";
    }

    void deliver(DueDelivery due) {
        var outcome = attempt(due);
        attempts.note(due, outcome);
        meters.counter(
                        "backroad.webhooks.attempts",
                        "outcome",
                        outcome.isSuccess() ? "delivered" : "failed")
                .increment();
    }

    private Outcome attempt(DueDelivery due) {
        var began = System.nanoTime();
        try {
            var answer = post(due);
            return Outcome.of(answer, millisSince(began));
        } catch (UnansweredException unanswered) {
            return Outcome.unanswered(String.valueOf(unanswered.getMessage()), millisSince(began));
        } catch (Destination.RefusedException refused) {
            return Outcome.unanswered("the url " + refused.getMessage(), millisSince(began));
        }
    }

    /** The settings may have become stricter since the address was registered. */
    private Courier.Answer post(DueDelivery due)
            throws UnansweredException, Destination.RefusedException {
        URI url = Destination.of(due.url(), settings).url();
        var message = new Message(due.messageId().toString(), time.instant(), due.payload());
        var headers =
                Map.of(
                        "webhook-id",
                        message.id(),
                        "webhook-timestamp",
                        message.timestamp(),
                        "webhook-signature",
                        secrets.sign(due.webhookId(), due.secrets(), message, message.sentAt()),
                        "User-Agent",
                        agent);
        return courier.post(url, headers, message.body());
    }

    private static int millisSince(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
