package dev.backroad.faults;

import dev.backroad.faults.crash.CrashPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Inflicts faults, and says of each whether it really happened. */
final class Faults {

    /** A lease of the relay lasts 6 s. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(8);

    /** Longer than a lease, or a session of the consumer group, and the time to notice. */
    private static final Duration TAKEOVER = Duration.ofSeconds(20);

    private static final Duration UNTIL_THE_CRASH_POINT = Duration.ofSeconds(15);
    private static final int MOST_TIMES = 40;

    private final Subject subject;
    private final Stores stores;
    private final Random random;

    Faults(Subject subject, Stores stores, Random random) {
        this.subject = subject;
        this.stores = stores;
        this.random = random;
    }

    Fault inflict(FaultKind kind) {
        var teller = any(subject.tellers());
        var hearer = any(subject.hearers());
        return switch (kind) {
            case KILL_TELLER -> kill(kind, teller);
            case KILL_HEARER -> kill(kind, hearer);
            case PAUSE_TELLER, PAUSE_MID_BATCH, PAUSE_AFTER_SEND_BEFORE_MARK ->
                    pauseTeller(kind, teller);
            case PAUSE_HEARER, PAUSE_AFTER_EFFECT_BEFORE_COMMIT -> pauseHearer(kind, hearer);
            case KILL_BROKER -> kill(kind, "broker", stores.broker());
            case KILL_DATABASE -> kill(kind, "database", stores.database());
            default -> {
                var point = kind.crashPoint().orElseThrow();
                yield crash(kind, point, point.hearing() ? hearer : teller);
            }
        };
    }

    private Instance any(List<Instance> instances) {
        return instances.get(random.nextInt(instances.size()));
    }

    private Fault kill(FaultKind kind, Instance instance) {
        instance.awaitReady();
        var hit = instance.kill();
        pause(Duration.ofMillis(random.nextInt(500)));
        instance.start();
        return new Fault(kind.toString(), instance.name(), hit);
    }

    private Fault kill(FaultKind kind, String name, Server server) {
        var hit = server.kill();
        pause(Duration.ofMillis(random.nextInt(2_000)));
        server.start();
        server.awaitReady();
        return new Fault(kind.toString(), name, hit);
    }

    /** For longer than its leases, so that another takes over; then it goes on, knowing nothing. */
    private Fault pauseTeller(FaultKind kind, Instance teller) {
        allReady();
        var leased = within(TAKEOVER, subject::leased);
        var before = subject.epochs();
        var paused = pause(kind, teller);
        pause(LONGER_THAN_A_LEASE);
        var lost = before == 0 || within(TAKEOVER, () -> subject.epochs() > before);
        return resume(kind, teller, leased && paused && lost);
    }

    private Fault pauseHearer(FaultKind kind, Instance hearer) {
        allReady();
        var all = subject.hearers().size();
        var whole = within(TAKEOVER, () -> subject.members() == all);
        var paused = pause(kind, hearer);
        var givenUp = within(TAKEOVER, () -> subject.members() < all);
        return resume(kind, hearer, whole && paused && givenUp);
    }

    private boolean pause(FaultKind kind, Instance instance) {
        kind.crashPoint()
                .ifPresentOrElse(
                        point -> instance.pauseAt(point, 1 + random.nextInt(MOST_TIMES)),
                        instance::pause);
        return within(UNTIL_THE_CRASH_POINT, instance::paused);
    }

    private static Fault resume(FaultKind kind, Instance instance, boolean hit) {
        var stillPaused = instance.paused();
        if (stillPaused) {
            instance.resume();
        } else {
            instance.kill(); // it shall not stop later, unnoticed
            instance.start();
        }
        return new Fault(kind.toString(), instance.name(), hit && stillPaused);
    }

    private Fault crash(FaultKind kind, CrashPoint point, Instance instance) {
        instance.awaitReady();
        instance.crashAt(point, 1 + random.nextInt(MOST_TIMES));
        var hit = instance.crashes(UNTIL_THE_CRASH_POINT);
        instance.kill(); // it shall not die of it later, unnoticed
        instance.start();
        return new Fault(kind.toString(), instance.name(), hit);
    }

    /** Everything runs again, as a supervisor would see to it. */
    void allReady() {
        Stream.concat(subject.tellers().stream(), subject.hearers().stream())
                .forEach(Instance::awaitReady);
    }

    static boolean within(Duration longest, BooleanSupplier fact) {
        var end = Instant.now().plus(longest);
        while (!fact.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause(Duration.ofMillis(200));
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
