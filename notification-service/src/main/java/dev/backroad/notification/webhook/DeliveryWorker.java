package dev.backroad.notification.webhook;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due, many at a time but few to one webhook. Any number of instances may do so.
 * The order of deliveries is not kept, on purpose: it would make all wait for one.
 */
@Component
class DeliveryWorker implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    /** They wait most of their time; each holds a connection of the database twice, and shortly. */
    private static final int SLOTS = 256;

    private final DeliveryTable deliveries;
    private final Delivering delivering;
    private final WebhookSettings settings;
    private final InstantSource time;
    private final Semaphore slots = new Semaphore(SLOTS);
    private final Map<UUID, Integer> inFlight = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryWorker(
            DeliveryTable deliveries,
            Delivering delivering,
            WebhookSettings settings,
            InstantSource time) {
        this.deliveries = deliveries;
        this.delivering = delivering;
        this.settings = settings;
        this.time = time;
    }

    @Scheduled(fixedDelayString = "${backroad.webhooks.poll}")
    void deliver() {
        try {
            while (takeBatch()) {
                // Until nothing is due, or nobody is free.
            }
        } catch (DataAccessException away) {
            log.warn("Webhooks wait for the database: {}", away.getMessage());
        }
    }

    private boolean takeBatch() {
        var free = slots.availablePermits();
        if (free == 0 || threads.isShutdown()) {
            return false;
        }
        var batch = deliveries.take(time.instant(), Set.copyOf(inFlight.keySet()), free);
        batch.forEach(this::start);
        return !batch.isEmpty();
    }

    private void start(DueDelivery due) {
        slots.acquireUninterruptibly();
        inFlight.merge(due.webhookId(), 1, Integer::sum);
        threads.execute(() -> deliver(due));
    }

    private void deliver(DueDelivery due) {
        try {
            delivering.deliver(due);
        } catch (RuntimeException unnoted) {
            // Its lease runs out, and it is tried again.
            log.warn("Webhook delivery {}, attempt {}", due.id(), due.attempt(), unnoted);
        } finally {
            inFlight.computeIfPresent(due.webhookId(), (id, n) -> n == 1 ? null : n - 1);
            slots.release();
        }
    }

    /** Keeps the log as long as the settings say, in batches that nobody notices. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void tidy() {
        int deleted;
        do {
            deleted = deliveries.forgetBefore(time.instant().minus(settings.logKept()));
        } while (deleted > 0);
    }

    /** Waits for those in flight, which end in some seconds by themselves. */
    @Override
    public void destroy() {
        threads.close();
    }
}
