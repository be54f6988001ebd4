package dev.backroad.faults.defaults;

import dev.backroad.faults.FaultKind;
import dev.backroad.faults.Instance;
import dev.backroad.faults.ProbeSubject;
import dev.backroad.faults.Stores;
import dev.backroad.faults.defects.DatabaseFaults;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What is done to every variant in the same way. */
enum Probe {
    FAIR_WEATHER("nothing happens, two instances of each", Duration.ofSeconds(20)),

    KILLED_PRODUCER("the producer is killed five times", Duration.ZERO) {
        @Override
        FaultKind[] kinds() {
            return Collections.nCopies(5, FaultKind.KILL_TELLER).toArray(FaultKind[]::new);
        }
    },

    BROKER_AWAY("the broker is away for %d s".formatted(away()), Duration.ofSeconds(away() + 10)) {
        @Override
        void meanwhile(ProbeSubject subject, Stores stores) throws InterruptedException {
            Thread.sleep(A_MOMENT);
            stores.brokerAway(Duration.ofSeconds(away()));
        }
    },

    KILLED_CONSUMER(
            "the consumer is killed three times while it catches up", Duration.ofSeconds(30)) {
        @Override
        void meanwhile(ProbeSubject subject, Stores stores) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(A_MOMENT);
                killWhileItCatchesUp(subject.hearers(), i % 2);
            }
        }
    },

    ILL_DATABASE("the consumer's disk is full for 20 s", Duration.ofSeconds(30)) {
        @Override
        void meanwhile(ProbeSubject subject, Stores stores) throws InterruptedException {
            Thread.sleep(A_MOMENT);
            DatabaseFaults.fullDisk(subject.hearerDatabase());
            Thread.sleep(Duration.ofSeconds(20));
            DatabaseFaults.roomOnDisk(subject.hearerDatabase());
        }
    };

    private static final Duration A_MOMENT = Duration.ofSeconds(4);

    private final String title;
    private final Duration length;

    Probe(String title, Duration length) {
        this.title = title;
        this.length = length;
    }

    String title() {
        return title;
    }

    /** How long the clients write, at least. */
    Duration length() {
        return length;
    }

    /** What happens while clients write. */
    FaultKind[] kinds() {
        return new FaultKind[0];
    }

    /** What else happens meanwhile. */
    void meanwhile(ProbeSubject subject, Stores stores) throws InterruptedException {}

    /** {@code backroad.faults.away}, in seconds. */
    private static int away() {
        return Integer.getInteger("backroad.faults.away", 30);
    }

    private static void killWhileItCatchesUp(List<Instance> hearers, int which)
            throws InterruptedException {
        hearers.forEach(Instance::pause);
        Thread.sleep(A_MOMENT);
        hearers.forEach(Instance::resume);
        Thread.sleep(300);
        hearers.get(which).kill();
        hearers.get(which).start();
        hearers.get(which).awaitReady();
    }
}
