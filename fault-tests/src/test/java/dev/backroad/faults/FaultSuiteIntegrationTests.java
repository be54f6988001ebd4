package dev.backroad.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Every kind of fault while clients write. A short round of each once, or longer and repeatable:
 * {@code -Dbackroad.faults.seconds=600 -Dbackroad.faults.seed=42}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class FaultSuiteIntegrationTests {

    private final Stores stores = Stores.shared();

    @Test
    void nothingIsLostDoubledInvertedOrInvented() {
        try (var subject = new ProbeSubject(stores, "backroad")) {
            var report =
                    Round.of(subject, stores, Settings.seed())
                            .lasting(Settings.length())
                            .run()
                            .print("Fault suite");

            assertThat(report.verdict().findings()).as("seed %d", report.seed()).isEmpty();
            assertThat(report.missed()).isEmpty();
            assertThat(report.verdict().operations()).isGreaterThan(1_000);
        }
    }
}
