package dev.backroad.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private record Held(long epoch, PartitionRelay relay, Thread thread) {}

    private final OutboxLeases leases;
    private final OutboxTable outbox;
    private final IntFunction<Producer<String, byte[]>> producers;
    private final Nudges nudges;
    private final InstantSource time;
    private final Map<Integer, Held> held = new ConcurrentSkipListMap<>();
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
        return held.size();
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
            keepWhatIsOurs();
            giveBackMoreThan(share);
            takeUpTo(share);
        } catch (RuntimeException away) {
            log.warn("The relay's leases wait: {}", away.getMessage());
        }
    }

    private void keepWhatIsOurs() {
        for (var entry : new TreeMap<>(held).entrySet()) {
            if (!leases.renew(entry.getKey(), entry.getValue().epoch())) {
                log.info("Outbox partition {} went to another instance", entry.getKey());
                giveUp(entry.getKey());
            }
        }
    }

    private void giveBackMoreThan(int share) {
        held.keySet().stream().skip(share).toList().forEach(this::giveBack);
    }

    private void giveBack(int partition) {
        giveUp(partition).ifPresent(lease -> leases.release(partition, lease.epoch()));
    }

    /** Ends the sending; the lease itself goes on until it is released or over. */
    private Optional<Held> giveUp(int partition) {
        var lease = Optional.ofNullable(held.remove(partition));
        lease.ifPresent(ended -> ended.relay().stop());
        return lease;
    }

    private void takeUpTo(int share) {
        for (int partition : leases.free()) {
            if (held.size() < share && !held.containsKey(partition)) {
                leases.take(partition).ifPresent(epoch -> send(partition, epoch));
            }
        }
    }

    private void send(int partition, long epoch) {
        var relay =
                new PartitionRelay(
                        partition,
                        outbox,
                        producers,
                        () -> leases.renew(partition, epoch),
                        nudges,
                        time);
        var sender = Thread.ofPlatform().name("outbox-partition-" + partition).start(relay);
        held.put(partition, new Held(epoch, relay, sender));
    }

    /** Lets every sender finish its batch, then hands over at once instead of by expiry. */
    private void leave() throws InterruptedException {
        var last = Map.copyOf(held);
        last.values().forEach(lease -> lease.relay().stop());
        for (var lease : last.values()) {
            lease.thread().join(PATIENCE);
        }
        last.keySet().forEach(this::giveBack);
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
