package dev.backroad.progress.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backroad.progress.enrollment.HistoryStep.Bulk;
import dev.backroad.progress.enrollment.HistoryStep.Edit;
import dev.backroad.progress.enrollment.HistoryStep.Hear;
import dev.backroad.progress.enrollment.HistoryStep.Move;
import dev.backroad.progress.enrollment.HistoryStep.MoveUp;
import dev.backroad.progress.enrollment.HistoryStep.Publish;
import dev.backroad.progress.enrollment.HistoryStep.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of lives of an enrolment, each from a seed of its own. {@code
 * -Dbackroad.histories.seed=…} begins elsewhere, {@code -Dbackroad.histories=…} lives more of them.
 */
class RandomHistoriesTests {

    private static final int HISTORIES = Integer.getInteger("backroad.histories", 10_000);
    private static final long SEED = Long.getLong("backroad.histories.seed", 20_261_129L);

    @Test
    void noHistoryBreaksAPromise() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            var history = history(new Random(seed));
            try {
                HistoryWorld.live(history);
            } catch (AssertionError | RuntimeException broken) {
                explain(seed, history);
            }
        }
    }

    private static void explain(long seed, List<HistoryStep> history) {
        var shrunk = shrunk(history, HistoryWorld::live);
        try {
            HistoryWorld.live(shrunk);
        } catch (AssertionError | RuntimeException broken) {
            fail(
                    "Seed %d, %d steps, shrunk to %d:%n%s%nbreaks a promise: %s"
                            .formatted(
                                    seed,
                                    history.size(),
                                    shrunk.size(),
                                    lines(shrunk),
                                    broken.getMessage()),
                    broken);
        }
    }

    private static String lines(List<HistoryStep> steps) {
        return String.join("\n", steps.stream().map(step -> "  " + step).toList());
    }

    /** Leaves steps out, many at first and then one by one, for as long as it still fails. */
    private static List<HistoryStep> shrunk(
            List<HistoryStep> history, Consumer<List<HistoryStep>> test) {
        var rest = history;
        for (int size = history.size() / 2; size > 0; size = smaller(size, rest, test)) {
            rest = without(size, rest, test);
        }
        return rest;
    }

    private static int smaller(int size, List<HistoryStep> rest, Consumer<List<HistoryStep>> test) {
        var isSmallest = size == 1 && without(1, rest, test).size() == rest.size();
        return isSmallest ? 0 : Math.max(1, size / 2);
    }

    private static List<HistoryStep> without(
            int size, List<HistoryStep> history, Consumer<List<HistoryStep>> test) {
        var rest = history;
        for (int at = 0; at + size <= rest.size(); ) {
            var fewer = new ArrayList<>(rest.subList(0, at));
            fewer.addAll(rest.subList(at + size, rest.size()));
            if (fails(fewer, test)) {
                rest = fewer;
            } else {
                at++;
            }
        }
        return rest;
    }

    private static boolean fails(List<HistoryStep> history, Consumer<List<HistoryStep>> test) {
        try {
            test.accept(history);
            return false;
        } catch (AssertionError | RuntimeException broken) {
            return true;
        }
    }

    @Test
    void failingHistoryIsShrunkToWhatItTakes() {
        var history = history(new Random(7));

        var shrunk =
                shrunk(
                        history,
                        steps ->
                                assertThat(steps.stream().filter(MoveUp.class::isInstance).count())
                                        .isLessThan(2));

        assertThat(shrunk).hasSize(2).allMatch(MoveUp.class::isInstance);
    }

    @Test
    void historiesHaveEverythingInThem() {
        var steps =
                IntStream.range(0, 100)
                        .mapToObj(seed -> history(new Random(seed)))
                        .flatMap(List::stream)
                        .toList();

        assertThat(steps.stream().map(Object::getClass).distinct()).hasSize(6);
        assertThat(
                        steps.stream()
                                .filter(Publish.class::isInstance)
                                .map(step -> ((Publish) step).edit())
                                .distinct())
                .containsExactlyInAnyOrder(Edit.values());
    }

    private static List<HistoryStep> history(Random random) {
        return IntStream.range(0, 5 + random.nextInt(30)).mapToObj(_ -> step(random)).toList();
    }

    private static HistoryStep step(Random random) {
        return switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> move(random);
            case 4 ->
                    new Bulk(
                            IntStream.range(0, 1 + random.nextInt(5))
                                    .mapToObj(_ -> move(random))
                                    .toList());
            case 5, 6, 7 ->
                    new Publish(
                            any(random, Edit.values()),
                            random.nextInt(100),
                            random.nextInt(100),
                            random.nextBoolean());
            case 8 -> new MoveUp(1 + random.nextInt(4));
            case 9 -> new Hear(random.nextInt(100));
            default -> new Repeat();
        };
    }

    private static Move move(Random random) {
        return new Move(random.nextInt(100), any(random, TopicStatus.values()));
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
