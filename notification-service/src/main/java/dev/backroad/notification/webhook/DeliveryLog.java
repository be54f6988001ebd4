package dev.backroad.notification.webhook;

import dev.backroad.defaults.IdGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to a webhook, and what its owner wants to be sent by hand. */
@Service
class DeliveryLog {

    /** By hand, at a time: else this would be a way to let us call others very often. */
    private static final int MOST = 10;

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final IdGenerator ids;
    private final InstantSource time;

    DeliveryLog(
            WebhookTable webhooks, DeliveryTable deliveries, IdGenerator ids, InstantSource time) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.ids = ids;
        this.time = time;
    }

    List<Delivery> page(Owner owner, UUID webhook, @Nullable UUID after, int limit) {
        return deliveries.page(owned(owner, webhook).id(), after, limit);
    }

    Delivery look(Owner owner, UUID webhook, UUID id) {
        return deliveries.find(owned(owner, webhook).id(), id).orElseThrow(Refusals::noDelivery);
    }

    private Webhook owned(Owner owner, UUID webhook) {
        return webhooks.find(owner, webhook).orElseThrow(Refusals::notFound);
    }

    @Transactional
    public Delivery ping(Owner owner, UUID webhook) {
        lock(owner, webhook);
        var id = ids.next();
        var now = now();
        var payload = Message.payload(DueDelivery.PING, now, "{\"webhookId\":\"" + webhook + "\"}");
        deliveries.ping(id, webhook, ids.next(), payload, now);
        return deliveries.find(webhook, id).orElseThrow();
    }

    @Transactional
    public Delivery again(Owner owner, UUID webhook, UUID delivery) {
        lock(owner, webhook);
        var sent = deliveries.find(webhook, delivery).orElseThrow(Refusals::noDelivery);
        var id = ids.next();
        deliveries.again(id, webhook, sent.id(), now());
        return deliveries.find(webhook, id).orElseThrow();
    }

    private void lock(Owner owner, UUID webhook) {
        var locked = webhooks.lock(owner, webhook).orElseThrow(Refusals::notFound);
        if (!locked.isEnabled()) {
            throw Refusals.disabled();
        }
        if (deliveries.waitingByHand(webhook) >= MOST) {
            throw Refusals.busy(MOST);
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
