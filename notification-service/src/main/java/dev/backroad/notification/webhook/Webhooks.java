package dev.backroad.notification.webhook;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.notification.accounts.PersonalRecords;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners do with their webhooks. Whose one is, is asked by each query. */
@Service
public class Webhooks implements PersonalRecords {

    /** A webhook as its owner wants it. */
    record Wish(String url, String description, List<EventType> eventTypes, boolean enabled) {}

    /** A webhook with its new secret, which is not to be had again. */
    record WithSecret(Webhook webhook, String secret) {

        @Override
        public String toString() {
            return "WithSecret[" + webhook.id() + "]";
        }
    }

    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Addresses addresses;
    private final Secrets secrets;
    private final ErasedSubjects erased;
    private final WebhookSettings settings;
    private final IdGenerator ids;
    private final InstantSource time;

    Webhooks(
            WebhookTable table,
            DeliveryTable deliveries,
            Addresses addresses,
            Secrets secrets,
            ErasedSubjects erased,
            WebhookSettings settings,
            IdGenerator ids,
            InstantSource time) {
        this.table = table;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.secrets = secrets;
        this.erased = erased;
        this.settings = settings;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    WithSecret register(Owner owner, Wish wish) {
        checkTypes(owner, wish.eventTypes());
        checkPresence(owner);
        checkLimit(owner);
        // Before the lock: whoever waits for a name server must not keep others waiting for the
        // owner's turn, each with a connection in hand.
        var url = addresses.checked(wish.url());
        checkLimitAlone(owner);
        var id = ids.next();
        var made = secrets.make(id);
        var now = now();
        var first =
                new Webhook(
                                id,
                                owner,
                                "",
                                "",
                                List.of(),
                                0,
                                SealedPair.first(made.sealed()),
                                null,
                                now,
                                now)
                        .changed(url, wish.description(), distinct(wish), wish.enabled(), now);
        table.insert(first);
        if (!first.isEnabled()) {
            table.update(first);
        }
        return new WithSecret(first, made.shown());
    }

    @Transactional
    Webhook change(Owner owner, UUID id, Wish wish, IfMatch seen) {
        var known = look(owner, id);
        seen.demand(known.tag());
        checkTypes(owner, wish.eventTypes());
        var url = wish.url().equals(known.url()) ? known.url() : addresses.checked(wish.url());
        // Only now, for the same reason as above. A tag that is still the same says that all is.
        var webhook = table.lock(owner, id).orElseThrow(Refusals::notFound);
        seen.demand(webhook.tag());
        var changed =
                webhook.changed(url, wish.description(), distinct(wish), wish.enabled(), now());
        table.update(changed);
        if (!changed.isEnabled()) {
            deliveries.giveUpAll(id, "the webhook was disabled before");
        }
        return changed;
    }

    @Transactional
    void delete(Owner owner, UUID id) {
        var webhook = table.lock(owner, id).orElseThrow(Refusals::notFound);
        table.delete(webhook.id());
    }

    /**
     * Makes a new secret; the one before signs beside it for a while, and any older one no more.
     */
    @Transactional
    WithSecret rotate(Owner owner, UUID id) {
        var webhook = table.lock(owner, id).orElseThrow(Refusals::notFound);
        var made = secrets.make(id);
        var now = now();
        var rotated =
                webhook.withSecrets(
                        webhook.secrets().rotated(made.sealed(), now, settings.overlap()), now);
        table.update(rotated);
        return new WithSecret(rotated, made.shown());
    }

    Webhook look(Owner owner, UUID id) {
        return table.find(owner, id).orElseThrow(Refusals::notFound);
    }

    List<Webhook> page(Owner owner, @Nullable UUID after, int limit) {
        return table.page(owner, after, limit);
    }

    @Override
    public String name() {
        return "webhooks";
    }

    /** Forgets the webhooks of a learner, with all that was sent there. */
    @Override
    @Transactional
    public void forget(UUID learner) {
        table.deleteAll(Owner.of(learner));
    }

    /** Returns what we hold of a learner here, as something that becomes a list. */
    @Override
    public List<WebhookRecord> of(UUID learner) {
        return table.page(Owner.of(learner), null, Integer.MAX_VALUE).stream()
                .map(webhook ->
                        new WebhookRecord(
                                WebhookView.of(webhook),
                                deliveries.page(webhook.id(), null, Integer.MAX_VALUE)))
                .toList();
    }

    /** Whoever has enough is told so without a wait for those who are adding theirs. */
    private void checkLimit(Owner owner) {
        if (table.count(owner) >= settings.limit()) {
            throw Refusals.limit(settings.limit());
        }
    }

    private void checkLimitAlone(Owner owner) {
        if (table.countAlone(owner) >= settings.limit()) {
            throw Refusals.limit(settings.limit());
        }
    }

    private void checkPresence(Owner owner) {
        if (owner.learner() != null && erased.contains(owner.learner())) {
            throw Refusals.accountDeleted();
        }
    }

    private static void checkTypes(Owner owner, List<EventType> types) {
        for (int index = 0; index < types.size(); index++) {
            if (types.get(index).audience() != owner.audience()) {
                throw Refusals.eventType(index, owner);
            }
        }
    }

    private static List<EventType> distinct(Wish wish) {
        return wish.eventTypes().stream().distinct().sorted().toList();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
