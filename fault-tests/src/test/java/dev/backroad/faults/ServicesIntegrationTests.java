package dev.backroad.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same faults, thrown at services as they ship. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class ServicesIntegrationTests {

    private final Stores stores = Stores.shared();

    @Test
    void learnersAreToldOnceAndInOrderOfEverythingTheyCompleted() {
        try (var subject = new ServicesSubject(stores)) {
            var report =
                    Round.of(subject, stores, Settings.seed())
                            .lasting(Settings.length())
                            .run()
                            .print("Real services");

            assertThat(report.verdict().findings()).as("seed %d", report.seed()).isEmpty();
            assertThat(report.missed()).isEmpty();
        }
    }
}
