package dev.backroad.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * Faults, one after another, while clients write; then quiet, then the verdict.
 *
 * @param kinds each is inflicted once before any is inflicted again; none at all is a fair round
 * @param length how long to go on beginning new faults; the first of each kind is always inflicted
 * @param patience how long to wait at the end for effects that do not come
 */
public record Round(
        Subject subject,
        Stores stores,
        long seed,
        List<FaultKind> kinds,
        Duration length,
        Duration patience) {

    private static final Duration QUIET = Duration.ofSeconds(2);

    /** Every kind of fault, once. */
    public static Round of(Subject subject, Stores stores, long seed) {
        return new Round(
                subject,
                stores,
                seed,
                List.of(FaultKind.values()),
                Duration.ZERO,
                Duration.ofSeconds(60));
    }

    public Round with(FaultKind... only) {
        return new Round(subject, stores, seed, List.of(only), length, patience);
    }

    public Round lasting(Duration time) {
        return new Round(subject, stores, seed, kinds, time, patience);
    }

    public Round patient(Duration time) {
        return new Round(subject, stores, seed, kinds, length, time);
    }

    /** Starts the subject, runs the round and returns what came of it; the subject stays up. */
    public Report run() {
        subject.start();
        var faults = new Faults(subject, stores, new Random(seed));
        var tried = new ArrayList<Fault>();
        var writers = new Writers(subject, seed);
        try (writers) {
            inflict(faults, tried);
            faults.allReady();
        }
        var operations = writers.operations();
        return new Report(seed, tried, Checker.check(settled(operations)));
    }

    private void inflict(Faults faults, List<Fault> tried) {
        var random = new Random(seed);
        var end = Instant.now().plus(length);
        var deck = new ArrayList<FaultKind>();
        do {
            deck.addAll(kinds);
            Collections.shuffle(deck, random);
            while (!deck.isEmpty()
                    && (tried.size() < kinds.size() || Instant.now().isBefore(end))) {
                Faults.pause(Duration.ofMillis(500 + random.nextInt(1_000)));
                tried.add(faults.inflict(deck.removeLast()));
            }
            if (kinds.isEmpty()) {
                Faults.pause(Duration.ofMillis(500));
            }
        } while (Instant.now().isBefore(end));
    }

    /** Waits until all that must happen has happened, and a little for what must not. */
    private Evidence settled(List<Operation> operations) {
        var end = Instant.now().plus(patience);
        var before = subject.evidence(operations);
        while (true) {
            Faults.pause(QUIET);
            var now = subject.evidence(operations);
            if ((complete(now) && now.equals(before)) || Instant.now().isAfter(end)) {
                return now;
            }
            before = now;
        }
    }

    private static boolean complete(Evidence evidence) {
        var applied = new HashSet<String>();
        evidence.effects().forEach(effect -> applied.add(effect.command()));
        return applied.containsAll(evidence.committed());
    }
}
