package dev.backroad.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;

/** How long the partitions of a killed hearer stand still. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
@EnabledIfSystemProperty(named = "backroad.faults", matches = "all")
class TakeoverIntegrationTests {

    private static final int TRIES = 3;

    /** Not so many that one hearer alone could not keep up. */
    private static final int FEW = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stores stores = Stores.shared();

    @Test
    void anotherMemberTakesOverAKilledMembersPartitions() {
        try (var subject = new ProbeSubject(stores, "backroad")) {
            subject.start();
            var times = new ArrayList<Duration>();
            var writers = new Writers(subject, Settings.seed(), FEW);
            try (writers) {
                for (int i = 0; i < TRIES; i++) {
                    times.add(takeover(subject, subject.hearers().get(i % 2)));
                }
            }

            Collections.sort(times);
            System.out.printf(
                    "Takeover of a killed member's partitions: median %.1f s of %s%n",
                    times.get(TRIES / 2).toMillis() / 1000.0, times);
            var verdict = Round.of(subject, stores, Settings.seed()).with().run().verdict();
            assertThat(verdict.findings()).isEmpty();
        }
    }

    /** Kills it and returns when events of every aggregate have their effects again. */
    private static Duration takeover(ProbeSubject subject, Instance hearer) {
        var begin = Instant.now();
        assertThat(Faults.within(PATIENCE, () -> subject.allHeardSince(begin))).isTrue();
        var killed = Instant.now();
        assertThat(hearer.kill()).isTrue();

        assertThat(Faults.within(PATIENCE, () -> subject.allHeardSince(killed)))
                .as(
                        "%s was killed at %s, since then are heard: %s",
                        hearer.name(), killed, subject.firstHeardSince(killed))
                .isTrue();

        var time = Duration.between(killed, subject.firstHeardSince(killed).getLast());
        hearer.start();
        hearer.awaitReady();
        assertThat(Faults.within(PATIENCE, () -> subject.members() == 2)).isTrue();
        return time;
    }
}
