package dev.backroad.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Holds this instance's share of the outbox's partitions, and lets a {@link PartitionRelay} send
 * each of them. Instances share evenly; when one dies, the others have its partitions as soon as
 * its leases are over.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** Three times in the life of a lease: one may fail. */
    private static final Duration ROUND = OutboxLeases.LASTS.dividedBy(3);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OutboxLeases leases;
    private final OutboxTable outbox;
    private final IntFunction<Producer<String, byte[]>> producers;
    private final Nudges nudges;
    private final InstantSource time;
    private final Map<Integer, PartitionRelay> senders = new ConcurrentSkipListMap<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile Thread thread = Thread.currentThread();

    OutboxRelay(
            OutboxLeases leases,
            OutboxTable outbox,
            IntFunction<Producer<String, byte[]>> producers,
            Nudges nudges,
            InstantSource time) {
        this.leases = leases;
        this.outbox = outbox;
        this.producers = producers;
        this.nudges = nudges;
        this.time = time;
    }

    /** Returns how many partitions this instance sends. */
    int leasesHeld() {
        return senders.size();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    private void run() {
        try {
            do {
                round();
            } while (!stopping.await(ROUND.toMillis(), TimeUnit.MILLISECONDS));
            leave();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            log.warn("The leases end by themselves: {}", away.getMessage());
        }
    }

    private void round() {
        try {
            int share = leases.announce();
            senders.values().removeIf(this::hasLostItsLease);
            senders.values().stream().skip(share).toList().forEach(this::giveBack);
            leases.free().stream().limit(share - senders.size()).forEach(this::take);
        } catch (RuntimeException away) {
            log.warn("The relay's leases wait: {}", away.getMessage());
        }
    }

    private boolean hasLostItsLease(PartitionRelay sender) {
        if (leases.renew(sender.partition(), sender.epoch())) {
            return false;
        }
        log.info("Outbox partition {} went to another instance", sender.partition());
        sender.stop();
        return true;
    }

    private void giveBack(PartitionRelay sender) {
        sender.stop();
        senders.remove(sender.partition());
        leases.release(sender.partition(), sender.epoch());
    }

    private void take(int partition) {
        leases.take(partition)
                .ifPresent(epoch -> {
                    var sender =
                            new PartitionRelay(
                                    partition, epoch, outbox, producers, leases, nudges, time);
                    senders.put(partition, sender);
                    sender.start();
                });
    }

    /** Lets every sender finish its batch, then hands over at once instead of by expiry. */
    private void leave() throws InterruptedException {
        senders.values().forEach(PartitionRelay::stop);
        for (var sender : senders.values()) {
            sender.awaitEnd(PATIENCE);
        }
        List.copyOf(senders.values()).forEach(this::giveBack);
        leases.leave();
    }

    @Override
    public void stop() {
        stopping.countDown();
        try {
            thread.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    /** Before the doors open, after they are closed: what the last request told is sent, too. */
    @Override
    public int getPhase() {
        return 0;
    }
}
