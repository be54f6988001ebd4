package dev.backroad.faults;

import static dev.backroad.faults.Outcome.ACKNOWLEDGED;
import static dev.backroad.faults.Outcome.REFUSED;
import static dev.backroad.faults.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Histories made by hand: the checker is believed only if it finds what was put there. */
class CheckerTests {

    private static final Operation A1 = new Operation("a1", "A", ACKNOWLEDGED);
    private static final Operation A2 = new Operation("a2", "A", ACKNOWLEDGED);
    private static final Operation NO = new Operation("no", "A", REFUSED);
    private static final Operation WHO_KNOWS = new Operation("who-knows", "A", UNKNOWN);

    private static final Effect FIRST = new Effect("A", 1, "a1");
    private static final Effect SECOND = new Effect("A", 2, "a2");
    private static final Effect OF_ANOTHER = new Effect("B", 1, "b1");

    private static final List<Told> NOTHING_TOLD = List.of();

    @Test
    void historyWithoutAFaultIsClean() {
        var verdict = check(List.of(A1, A2, NO), Set.of("a1", "a2"), List.of(FIRST, SECOND));

        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.operations()).isEqualTo(3);
        assertThat(verdict.summary()).isEqualTo("lost 0, doubled 0, inverted 0, phantom 0");
    }

    @Test
    void acknowledgedWithoutAnEffectIsLost() {
        var verdict = check(List.of(A1, A2), Set.of("a1", "a2"), List.of(FIRST));

        assertThat(verdict.lost()).containsExactly("lost: a2");
        assertThat(verdict.findings()).hasSize(1);
    }

    @Test
    void acknowledgedAndNowhereIsLost() {
        var verdict = check(List.of(A1), Set.of(), List.of());

        assertThat(verdict.lost()).containsExactly("lost: a1");
    }

    @Test
    void unansweredMayHaveHappenedOrNot() {
        var happened = new Effect("A", 1, "who-knows");

        assertThat(check(List.of(WHO_KNOWS), Set.of(), List.of()).clean()).isTrue();
        assertThat(check(List.of(WHO_KNOWS), Set.of("who-knows"), List.of(happened)).clean())
                .isTrue();
    }

    @Test
    void unansweredThatWasCommittedNeedsItsEffect() {
        var verdict = check(List.of(WHO_KNOWS), Set.of("who-knows"), List.of());

        assertThat(verdict.lost()).containsExactly("lost: who-knows");
    }

    @Test
    void effectTwiceIsDoubled() {
        var verdict = check(List.of(A1, A2), Set.of("a1", "a2"), List.of(FIRST, SECOND, FIRST));

        assertThat(verdict.doubled()).hasSize(1);
        assertThat(verdict.inverted()).as("a repeat is not out of order").isEmpty();
    }

    @Test
    void effectAfterAHigherSequenceIsInverted() {
        var verdict = check(List.of(A1, A2), Set.of("a1", "a2"), List.of(SECOND, FIRST));

        assertThat(verdict.inverted()).hasSize(1);
        assertThat(verdict.findings()).hasSize(1);
    }

    @Test
    void aggregatesHaveNoOrderAmongEachOther() {
        var verdict =
                check(
                        List.of(A1, A2),
                        Set.of("a1", "a2", "b1"),
                        List.of(FIRST, SECOND, OF_ANOTHER));

        assertThat(verdict.clean()).isTrue();
    }

    @Test
    void effectOfSomethingRefusedIsAPhantom() {
        var verdict = check(List.of(NO), Set.of(), List.of(new Effect("A", 1, "no")));

        assertThat(verdict.phantom()).hasSize(1);
    }

    @Test
    void effectOfWhatWasNeverCommittedIsAPhantom() {
        var verdict = check(List.of(WHO_KNOWS), Set.of(), List.of(new Effect("A", 1, "who-knows")));

        assertThat(verdict.phantom()).hasSize(1);
    }

    @Test
    void topicMayRepeatButNotSwap() {
        var one = new Told("A", 1);
        var two = new Told("A", 2);
        var three = new Told("A", 3);

        assertThat(topic(one, two, one, two, three).findings()).isEmpty();
        assertThat(topic(one, three, two).topicInverted()).hasSize(1);
    }

    @Test
    void topicMayNotLeaveOut() {
        var verdict = topic(new Told("A", 1), new Told("A", 4), new Told("B", 1));

        assertThat(verdict.topicMissing())
                .containsExactly("missing in the topic: A 2", "missing in the topic: A 3");
    }

    private static Verdict check(
            List<Operation> operations, Set<String> committed, List<Effect> effects) {
        return Checker.check(new Evidence(operations, committed, effects, NOTHING_TOLD));
    }

    private static Verdict topic(Told... told) {
        return Checker.check(new Evidence(List.of(), Set.of(), List.of(), List.of(told)));
    }
}
