package dev.backroad.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.faults.crash.CrashPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that was stopped for so long that others took over, and then goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class PausedProcessIntegrationTests {

    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    /** Time enough for a relay that went on to send what it had read. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Stores stores = Stores.shared();
    private final ProbeSubject subject = new ProbeSubject(stores, "backroad");

    @BeforeEach
    void start() {
        subject.start();
    }

    @AfterEach
    void stop() {
        subject.close();
    }

    /** It is stopped in the middle of a batch: it has read events that others will send. */
    @Test
    void relayThatWakesUpAfterLosingItsLeaseSendsNothing() {
        var sleeper = subject.tellers().getFirst();
        var writers = new Writers(subject, Settings.seed());
        try (writers) {
            assertThat(Faults.within(TAKEOVER, subject::leased)).isTrue();
            sleeper.pauseAt(CrashPoint.MID_BATCH, 3);
            assertThat(Faults.within(TAKEOVER, sleeper::paused)).isTrue();
            var epochs = subject.epochs();
            assertThat(Faults.within(TAKEOVER, () -> subject.epochs() > epochs)).isTrue();
        }
        assertThat(Faults.within(TAKEOVER, () -> subject.unsent() == 0)).isTrue();
        var before = told(writers);

        sleeper.resume();
        Faults.pause(LOOK);

        // New events there may be: commands that slept with it. Nothing is told again.
        var after = told(writers);
        after.keySet().retainAll(before.keySet());
        assertThat(after).isEqualTo(before);
        var verdict = Round.of(subject, stores, Settings.seed()).with().run().verdict();
        assertThat(verdict.findings()).isEmpty();
    }

    private Map<Told, Long> told(Writers writers) {
        return subject.evidence(writers.operations()).told().stream()
                .collect(groupingBy(told -> told, HashMap::new, counting()));
    }

    /** It holds locks when it is stopped, of the very rows that its successor needs. */
    @Test
    void hearerThatSleepsInATransactionDoesNotKeepItsSuccessorWaiting() {
        var sleeper = subject.hearers().getFirst();
        var writers = new Writers(subject, Settings.seed());
        try (writers) {
            sleeper.pauseAt(CrashPoint.AFTER_EFFECT_BEFORE_COMMIT, 20);
            assertThat(Faults.within(TAKEOVER, sleeper::paused)).isTrue();
            assertThat(Faults.within(TAKEOVER, () -> subject.members() == 1)).isTrue();
            var givenUp = Instant.now();
            assertThat(Faults.within(TAKEOVER, () -> subject.allHeardSince(givenUp)))
                    .as("everybody is heard again while it sleeps")
                    .isTrue();
        } finally {
            sleeper.resume();
        }

        var verdict = Round.of(subject, stores, Settings.seed()).with().run().verdict();
        assertThat(verdict.findings()).isEmpty();
    }
}
