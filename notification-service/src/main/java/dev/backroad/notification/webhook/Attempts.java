package dev.backroad.notification.webhook;

import dev.backroad.notification.webhook.Delivery.Status;
import dev.backroad.notification.webhook.Webhook.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows from how an attempt ended. */
@Service
class Attempts {

    private final DeliveryTable deliveries;
    private final WebhookTable webhooks;
    private final Notices notices;
    private final InstantSource time;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Attempts(DeliveryTable deliveries, WebhookTable webhooks, Notices notices, InstantSource time) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.notices = notices;
        this.time = time;
    }

    /**
     * Settles a delivery, or says when it is tried again. Webhook first: so do all who lock both.
     */
    @Transactional
    public void note(DueDelivery due, Outcome outcome) {
        var now = time.instant();
        if (outcome.isSuccess()) {
            webhooks.recovered(due.webhookId());
            deliveries.settle(due, outcome, Status.DELIVERED, null);
        } else if (outcome.isGone()) {
            disable(due, Reason.GONE, now);
            deliveries.settle(due, outcome, Status.FAILED, null);
            deliveries.giveUpAll(due.webhookId(), "the webhook was disabled before");
        } else {
            webhooks.failing(due.webhookId(), now);
            retry(due, outcome, now);
        }
    }

    private void retry(DueDelivery due, Outcome outcome, Instant now) {
        var next = next(due, outcome, now);
        if (next != null) {
            deliveries.settle(due, outcome, Status.WAITING, next);
            return;
        }
        var isTooMuch =
                !due.isPing() && !deliveries.hasSucceededSince(due.webhookId(), due.createdAt());
        if (isTooMuch) {
            disable(due, Reason.FAILING, now);
        }
        deliveries.settle(due, outcome, Status.FAILED, null);
        if (isTooMuch) {
            deliveries.giveUpAll(due.webhookId(), "the webhook was disabled before");
        }
    }

    /** The last attempt is at the end of the time, not somewhere before it. */
    private @Nullable Instant next(DueDelivery due, Outcome outcome, Instant now) {
        if (!now.isBefore(due.lastAttemptAt())) {
            return null;
        }
        var wish = outcome.wish(now).orElse(Duration.ZERO);
        var next = now.plus(Pause.after(due.attempt(), wish, random));
        return next.isBefore(due.lastAttemptAt()) ? next : due.lastAttemptAt();
    }

    private void disable(DueDelivery due, Reason reason, Instant now) {
        webhooks.disable(due.webhookId(), reason, now).ifPresent(notices::tellOfDisabled);
    }
}
