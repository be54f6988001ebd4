package dev.backroad.faults.defaults;

import static java.util.stream.Collectors.toSet;

import dev.backroad.faults.Effect;
import dev.backroad.faults.Evidence;
import dev.backroad.faults.Instance;
import dev.backroad.faults.Operation;
import dev.backroad.faults.ProbeSubject;
import dev.backroad.faults.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Starts the tellers anew, one after the other, when all is quiet and before anybody looks: what is
 * sent again after a restart only (Modulith's registry) shall not count as lost for want of one.
 */
final class LastChance implements Subject {

    private static final Duration LOOK = Duration.ofSeconds(4);

    /** A killed consumer's partitions stand still for 45 s by default: that is not the end. */
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(75);

    private static final Duration AFTER_A_START = Duration.ofSeconds(12);

    private final ProbeSubject subject;
    private boolean given;

    LastChance(ProbeSubject subject) {
        this.subject = subject;
    }

    @Override
    public Evidence evidence(List<Operation> operations) {
        if (!given) {
            given = true;
            awaitQuiet(LONGER_THAN_A_SESSION);
            for (var teller : tellers()) {
                teller.kill();
                teller.start();
                teller.awaitReady();
                awaitQuiet(AFTER_A_START);
            }
        }
        return subject.evidence(operations);
    }

    /** Until all effects are there, or nothing has changed for so long. */
    private void awaitQuiet(Duration longest) {
        var before = subject.evidence(List.of());
        var since = Instant.now();
        while (!complete(before) && since.plus(longest).isAfter(Instant.now())) {
            sleep();
            var now = subject.evidence(List.of());
            if (!now.equals(before)) {
                since = Instant.now();
            }
            before = now;
        }
        sleep();
    }

    private static boolean complete(Evidence evidence) {
        return evidence.effects().stream()
                .map(Effect::command)
                .collect(toSet())
                .containsAll(evidence.committed());
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void start() {
        subject.start();
    }

    @Override
    public List<Instance> tellers() {
        return subject.tellers();
    }

    @Override
    public List<Instance> hearers() {
        return subject.hearers();
    }

    @Override
    public List<String> aggregates() {
        return subject.aggregates();
    }

    @Override
    public Operation perform(Instance teller, String aggregate, boolean refuse) {
        return subject.perform(teller, aggregate, refuse);
    }

    @Override
    public long epochs() {
        return subject.epochs();
    }

    @Override
    public boolean leased() {
        return subject.leased();
    }

    @Override
    public int members() {
        return subject.members();
    }

    @Override
    public void close() {
        subject.close();
    }
}
