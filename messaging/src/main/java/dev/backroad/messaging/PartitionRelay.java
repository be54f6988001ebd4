package dev.backroad.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one partition of the outbox to Kafka for as long as this instance holds its lease.
 *
 * <p>The producer is transactional for the sake of its fence: opening it makes the broker refuse
 * whoever sent this partition before, also one that was only paused and does not know yet that its
 * lease is over. And a batch reaches the readers whole or not at all, so that no failure in between
 * can swap two events. Rows are marked after the commit; a crash before that sends them again, and
 * the receivers' inbox ignores the repeat.
 */
final class PartitionRelay {

    private static final Logger log = LoggerFactory.getLogger(PartitionRelay.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final int partition;
    private final long epoch;
    private final OutboxTable outbox;
    private final IntFunction<Producer<String, byte[]>> producers;
    private final OutboxLeases leases;
    private final Nudges nudges;
    private final InstantSource time;
    private final Unsendable unsendable = new Unsendable();
    private final Thread thread;
    private String sweptTo = "";
    private volatile boolean running = true;

    PartitionRelay(
            int partition,
            long epoch,
            OutboxTable outbox,
            IntFunction<Producer<String, byte[]>> producers,
            OutboxLeases leases,
            Nudges nudges,
            InstantSource time) {
        this.partition = partition;
        this.epoch = epoch;
        this.outbox = outbox;
        this.producers = producers;
        this.leases = leases;
        this.nudges = nudges;
        this.time = time;
        this.thread =
                Thread.ofPlatform().name("outbox-partition-" + partition).unstarted(this::run);
    }

    int partition() {
        return partition;
    }

    long epoch() {
        return epoch;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (running) {
                try {
                    sendWhileLeaseIsOurs();
                } catch (RuntimeException away) {
                    log.warn("Outbox partition {} waits: {}", partition, away.getMessage());
                    nudges.await(partition, PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendWhileLeaseIsOurs() throws InterruptedException {
        if (!leases.renew(partition, epoch)) {
            stop();
            return;
        }
        try (var producer = producers.apply(partition)) {
            producer.initTransactions();
            // Asked again, now that the fence is up: whoever takes the lease from here on raises a
            // newer one, and our sends are refused.
            if (!leases.renew(partition, epoch)) {
                stop();
            }
            while (running) {
                if (!sendBatch(producer)) {
                    nudges.await(partition, POLL);
                }
            }
        }
    }

    /** Returns whether there may be more to send at once. */
    boolean sendBatch(Producer<String, byte[]> producer) {
        var rows = outbox.unpublished(partition, sweptTo, unsendable.at(time.instant()));
        boolean endsRound = OutboxTable.endsRound(rows);
        boolean isRoundOfItsOwn = endsRound && sweptTo.isEmpty();
        sweptTo = endsRound ? "" : rows.getLast().aggregateId();
        return !send(rows, producer) || !isRoundOfItsOwn;
    }

    /** Returns whether all of them went. */
    private boolean send(List<OutboxRow> rows, Producer<String, byte[]> producer) {
        if (rows.isEmpty()) {
            return true;
        }
        var sending = new ArrayList<Future<RecordMetadata>>();
        try {
            producer.beginTransaction();
            rows.forEach(row -> sending.add(producer.send(CloudEvent.record(row))));
            producer.commitTransaction();
        } catch (KafkaException failed) {
            if (!unsendable.note(rows, sending, time.instant())) {
                throw failed;
            }
            // Without them, the others go at once.
            producer.abortTransaction();
            return false;
        }
        var places = sending.stream().map(Future::resultNow).toList();
        outbox.markPublished(rows, places, time.instant());
        return true;
    }

    void stop() {
        running = false;
        nudges.nudge(partition);
    }

    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest);
    }
}
