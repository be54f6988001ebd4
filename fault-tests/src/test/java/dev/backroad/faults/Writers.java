package dev.backroad.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Clients that give commands all the time and write down what they were told. */
final class Writers implements AutoCloseable {

    private static final int USUAL = 8;
    private static final int LONGEST_PAUSE_MS = 30;

    private final Subject subject;
    private final ConcurrentLinkedQueue<Operation> told = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean running = true;

    Writers(Subject subject, long seed) {
        this(subject, seed, USUAL);
    }

    Writers(Subject subject, long seed, int howMany) {
        this.subject = subject;
        threads =
                IntStream.range(0, howMany)
                        .mapToObj(i -> new Random(seed + i))
                        .map(random -> Thread.ofVirtual().start(() -> write(random)))
                        .toList();
    }

    private void write(Random random) {
        var aggregates = subject.aggregates();
        try {
            while (running) {
                var teller = subject.tellers().get(random.nextInt(subject.tellers().size()));
                var aggregate = aggregates.get(random.nextInt(aggregates.size()));
                told.add(subject.perform(teller, aggregate, random.nextInt(10) == 0));
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What they were told so far. */
    List<Operation> operations() {
        return new ArrayList<>(told);
    }

    /** Lets each finish what it does. */
    @Override
    public void close() {
        running = false;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
