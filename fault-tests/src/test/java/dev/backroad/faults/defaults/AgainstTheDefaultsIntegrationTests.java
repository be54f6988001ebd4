package dev.backroad.faults.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.faults.ProbeSubject;
import dev.backroad.faults.Round;
import dev.backroad.faults.Stores;
import dev.backroad.faults.defaults.Comparison.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same probes for all variants; takes about half an hour, and writes the table of the page. */
@EnabledIfSystemProperty(named = "backroad.faults.against-defaults", matches = "true")
class AgainstTheDefaultsIntegrationTests {

    /** {@link LastChance} has waited for all that is slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stores stores = Stores.shared();
    private final long seed = Long.getLong("backroad.faults.seed", System.nanoTime() % 1_000_000);

    @Test
    void backroadLosesDoublesAndInvertsNothing() throws IOException {
        var rows = new ArrayList<Row>();

        for (var probe : Probe.values()) {
            for (var variant : Variant.values()) {
                rows.add(probe(probe, variant));
            }
        }
        new Comparison(LocalDate.now(ZoneId.systemDefault()), seed, rows)
                .writeTo(Path.of("../docs/guarantees.md"));

        assertThat(rows)
                .filteredOn(row -> row.variant() == Variant.BACKROAD)
                .allSatisfy(row -> assertThat(row.verdict().findings()).isEmpty());
    }

    private Row probe(Probe probe, Variant variant) {
        try (var subject = new ProbeSubject(stores, variant.profile());
                var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            subject.start();
            var done = beside.submit(meanwhile(probe, subject));
            var report =
                    Round.of(new LastChance(subject), stores, seed)
                            .with(probe.kinds())
                            .lasting(probe.length())
                            .patient(PATIENCE)
                            .run();

            assertThat(done.state()).isEqualTo(Future.State.SUCCESS);
            assertThat(report.missed()).isEmpty();
            report.print(variant.profile() + ", " + probe.title());
            return new Row(probe, variant, report.verdict());
        }
    }

    private Callable<Boolean> meanwhile(Probe probe, ProbeSubject subject) {
        return () -> {
            probe.meanwhile(subject, stores);
            return true;
        };
    }
}
