package dev.backroad.faults.defects;

import static dev.backroad.faults.defects.DatabaseFaults.fullDisk;
import static dev.backroad.faults.defects.DatabaseFaults.refusals;
import static dev.backroad.faults.defects.DatabaseFaults.roomOnDisk;
import static dev.backroad.faults.defects.DatabaseFaults.slowCommits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.faults.FaultKind;
import dev.backroad.faults.Instance;
import dev.backroad.faults.ProbeSubject;
import dev.backroad.faults.Round;
import dev.backroad.faults.Stores;
import dev.backroad.faults.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Is the checker blind? Each defect is planted alone, and has to show as what it is. */
@EnabledIfSystemProperty(named = "backroad.faults", matches = "all")
class CheckerReportsPlantedDefectsIntegrationTests {

    private static final long SEED = 7;
    private static final int MOST_ROUNDS = 8;

    private final Stores stores = Stores.shared();

    @Test
    void withoutAnInboxACrashDoublesEffects() {
        try (var subject = planted("no-inbox")) {
            var verdict =
                    after(
                            it -> some(it.doubled()),
                            subject,
                            FaultKind.CRASH_AFTER_COMMIT_BEFORE_OFFSET);

            assertThat(verdict.doubled()).isNotEmpty();
        }
    }

    @Test
    void markingBeforeSendingLosesWhatACrashFindsInBetween() {
        try (var subject = planted("mark-before-send")) {
            var verdict =
                    after(
                            CheckerReportsPlantedDefectsIntegrationTests::lostOnTheWay,
                            subject,
                            FaultKind.CRASH_MID_BATCH);

            assertThat(verdict.lost()).isNotEmpty();
            assertThat(verdict.topicMissing()).isNotEmpty();
        }
    }

    @Test
    void cursorByIdLosesWhatIsCommittedLate() {
        try (var subject = planted("cursor-by-id")) {
            slowCommits(subject.tellerDatabase());

            var verdict =
                    after(CheckerReportsPlantedDefectsIntegrationTests::lostOnTheWay, subject);

            assertThat(verdict.lost()).isNotEmpty();
            assertThat(verdict.topicMissing()).isNotEmpty();
        }
    }

    @Test
    void skippingLockedRowsInvertsEvents() {
        try (var subject = planted("skip-locked,no-inbox")) {
            var verdict = after(it -> some(it.inverted()), subject);

            assertThat(verdict.topicInverted()).isNotEmpty();
            assertThat(verdict.inverted()).isNotEmpty();
        }
    }

    @Test
    void withoutAFenceWhoWakesUpSendsAgain() {
        try (var subject = planted("no-fence,no-inbox")) {
            var verdict = after(it -> some(it.doubled()), () -> whileTellersNap(subject));

            assertThat(verdict.doubled()).isNotEmpty();
        }
    }

    @Test
    void tellingBeforeTheCommitInventsEvents() {
        try (var subject = planted("before-the-commit,no-inbox")) {
            var verdict = after(it -> some(it.phantom()), subject);

            assertThat(verdict.phantom()).isNotEmpty();
        }
    }

    @Test
    void tellingAfterTheCommitLosesWhatACrashFindsInBetween() {
        try (var subject = planted("after-the-commit,no-inbox")) {
            var verdict =
                    after(
                            CheckerReportsPlantedDefectsIntegrationTests::lostOnTheWay,
                            subject,
                            FaultKind.CRASH_AFTER_COMMIT);

            assertThat(verdict.lost()).isNotEmpty();
            assertThat(verdict.topicMissing()).isNotEmpty();
        }
    }

    @Test
    void springsErrorHandlerSkipsWhatAnIllDatabaseRefuses() {
        try (var subject = planted("default-error-handler")) {
            // Ten tries of each record, twelve partitions: somebody gives up before.
            var ill = untilItRefused(150, subject);

            var verdict = after(it -> some(it.lost()), subject);

            assertThat(ill).isCompleted();
            assertThat(verdict.lost()).isNotEmpty();
        }
    }

    @Test
    void nothingIsReportedWhereNothingIsPlanted() {
        try (var subject = new ProbeSubject(stores, "backroad")) {
            subject.start();
            slowCommits(subject.tellerDatabase());
            var ill = untilItRefused(8, subject);

            var verdict = round(subject).patient(Duration.ofSeconds(60)).run().verdict();

            assertThat(ill).isCompleted();
            assertThat(verdict.findings()).isEmpty();
        }
    }

    private ProbeSubject planted(String defect) {
        var subject = new ProbeSubject(stores, "backroad," + defect);
        subject.start();
        return subject;
    }

    /** Rounds until it shows; the first will do, unless the machine is busy with something else. */
    private static Verdict after(Predicate<Verdict> shows, Supplier<Verdict> round) {
        var verdict = round.get();
        for (int i = 1; i < MOST_ROUNDS && !shows.test(verdict); i++) {
            verdict = round.get();
        }
        return verdict;
    }

    private Verdict after(Predicate<Verdict> shows, ProbeSubject subject, FaultKind... kinds) {
        return after(shows, () -> verdict(subject, kinds));
    }

    private Verdict verdict(ProbeSubject subject, FaultKind... kinds) {
        return round(subject)
                .with(kinds)
                .run()
                .print(subject.tellers().getFirst().name())
                .verdict();
    }

    /** Missing in the topic, too, though later ones are there: not merely late. */
    private static boolean lostOnTheWay(Verdict verdict) {
        return some(verdict.lost()) && some(verdict.topicMissing());
    }

    private static boolean some(List<String> findings) {
        return !findings.isEmpty();
    }

    private Round round(ProbeSubject subject) {
        return Round.of(subject, stores, SEED)
                .with()
                .lasting(Duration.ofSeconds(5))
                .patient(Duration.ofSeconds(10));
    }

    /** Each in turn stands still for longer than a lease, so that its holder is among them. */
    private Verdict whileTellersNap(ProbeSubject subject) {
        var naps = CompletableFuture.runAsync(() -> subject.tellers().forEach(this::nap));
        var verdict = verdict(subject);
        naps.join();
        return verdict;
    }

    private void nap(Instance teller) {
        await().pollDelay(Duration.ofMillis(500)).until(teller::alive);
        teller.pause();
        await().pollDelay(Duration.ofSeconds(3)).until(teller::paused);
        teller.resume();
    }

    private static CompletableFuture<Void> untilItRefused(int times, ProbeSubject subject) {
        var database = subject.hearerDatabase();
        fullDisk(database);
        return CompletableFuture.runAsync(() -> {
            await().forever().until(() -> refusals(database) >= times);
            roomOnDisk(database);
        });
    }
}
