package dev.backroad.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.faults.crash.CrashPoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies at each moment that an event passes, one moment at a time. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
@TestInstance(Lifecycle.PER_CLASS)
class CrashPointIntegrationTests {

    private final Stores stores = Stores.shared();
    private final ProbeSubject subject = new ProbeSubject(stores, "backroad");

    @BeforeAll
    void start() {
        subject.start();
    }

    @AfterAll
    void stop() {
        subject.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void crashAt(CrashPoint point) {
        var report =
                Round.of(subject, stores, Settings.seed())
                        .with(FaultKind.at(point))
                        .run()
                        .print("Crash point");

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.missed()).isEmpty();
    }
}
