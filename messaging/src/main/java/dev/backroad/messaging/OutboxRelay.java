package dev.backroad.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what the outbox holds to Kafka: at least once, in order per aggregate.
 *
 * <p>A commit in this process wakes it at once; a poll finds what another process left behind. One
 * instance sends at a time (a lock in the database that dies with its connection). A row is marked
 * only after the broker has acknowledged it, so a crash in between sends it again, and the inbox of
 * the receiver ignores the repeat.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final OutboxTable outbox;
    private final KafkaOperations<String, byte[]> kafka;
    private final TransactionOperations transactions;
    private final InstantSource time;
    private final Semaphore nudges;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    OutboxRelay(
            OutboxTable outbox,
            KafkaOperations<String, byte[]> kafka,
            TransactionOperations transactions,
            InstantSource time,
            Semaphore nudges) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.transactions = transactions;
        this.time = time;
        this.nudges = nudges;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                if (sendBatch() == 0) {
                    awaitNudge(POLL);
                }
            } catch (RuntimeException away) {
                log.warn("The relay cannot go on, it tries again: {}", away.getMessage());
                awaitNudge(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void awaitNudge(Duration longest) {
        try {
            if (nudges.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /** Sends one batch; returns how many events the broker has acknowledged. */
    private int sendBatch() {
        var sent = transactions.execute(status -> outbox.tryLock() ? sendAndMark() : 0);
        return sent == null ? 0 : sent;
    }

    private int sendAndMark() {
        var rows = outbox.nextOfEachAggregate(BATCH);
        var sending = rows.stream().map(row -> kafka.send(CloudEvent.record(row))).toList();
        var acknowledged = new ArrayList<UUID>();
        for (int i = 0; i < rows.size(); i++) {
            if (acknowledged(rows.get(i), sending.get(i))) {
                acknowledged.add(rows.get(i).eventId());
            }
        }
        if (!acknowledged.isEmpty()) {
            outbox.markPublished(List.copyOf(acknowledged), time.instant());
        }
        return acknowledged.size();
    }

    private static boolean acknowledged(OutboxRow row, CompletableFuture<?> sending) {
        try {
            sending.join();
            return true;
        } catch (RuntimeException refused) {
            // The row stays unpublished and holds back its own aggregate only.
            log.warn("Event {} is not acknowledged: {}", row.eventId(), refused.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        nudges.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
