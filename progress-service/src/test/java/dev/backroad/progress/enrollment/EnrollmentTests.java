package dev.backroad.progress.enrollment;

import static dev.backroad.progress.enrollment.TopicStatus.DONE;
import static dev.backroad.progress.enrollment.TopicStatus.IN_PROGRESS;
import static dev.backroad.progress.enrollment.TopicStatus.NOT_STARTED;
import static dev.backroad.progress.enrollment.TopicStatus.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrollmentTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

    private final Enrollment enrollment = enrolled("http", "sql", "git");

    private static Enrollment enrolled(String... topics) {
        return Enrollment.begin(
                UUID.randomUUID(), UUID.randomUUID(), Roadmaps.backend(topics), MONDAY);
    }

    @Test
    void beginsWithNothingDone() {
        assertThat(enrollment.done()).isZero();
        assertThat(enrollment.percent()).isZero();
        assertThat(enrollment.topics()).extracting(TopicProgress::status).containsOnly(NOT_STARTED);
        assertThat(lastNews()).isInstanceOf(LearnerEnrolled.class);
    }

    @Test
    void countsWhatIsDone() {
        enrollment.move("http", DONE, TUESDAY);
        enrollment.move("sql", SKIPPED, TUESDAY);

        assertThat(enrollment.done()).isEqualTo(1);
        assertThat(enrollment.skipped()).isEqualTo(1);
        assertThat(enrollment.percent()).isEqualTo(66);
    }

    @Test
    void tellsHowFarTheLearnerHasCome() {
        enrollment.move("sql", DONE, MONDAY);
        enrollment.move("http", DONE, TUESDAY);

        assertThat(lastNews())
                .isInstanceOfSatisfying(
                        TopicCompleted.class,
                        completed -> {
                            assertThat(completed.topic().slug()).isEqualTo("http");
                            assertThat(completed.done()).isEqualTo(2);
                            assertThat(completed.total()).isEqualTo(3);
                            assertThat(completed.origin().at()).isEqualTo(TUESDAY);
                        });
    }

    @Test
    void numbersItsEventsWithoutAGap() {
        enrollment.move("http", IN_PROGRESS, MONDAY);
        enrollment.move("http", DONE, MONDAY);

        assertThat(enrollment.news())
                .extracting(event -> event.origin().sequence())
                .containsExactly(1L, 2L, 3L);
        assertThat(enrollment.sequence()).isEqualTo(3);
    }

    @Test
    void repeatedMoveChangesNothing() {
        enrollment.move("http", DONE, MONDAY);

        var again = enrollment.move("http", DONE, TUESDAY);

        assertThat(again.changedAt()).isEqualTo(MONDAY);
        assertThat(enrollment.news()).hasSize(2);
    }

    @Test
    void refusesTopicOfAnotherRoadmap() {
        assertThatThrownBy(() -> enrollment.move("css", DONE, MONDAY))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The roadmap \"backend\" has no topic of this name.");

        assertThat(enrollment.news()).hasSize(1);
    }

    @Test
    void lastOpenTopicCompletesTheRoadmap() {
        enrollment.move("http", DONE, MONDAY);
        enrollment.move("sql", SKIPPED, MONDAY);
        assertThat(completions()).isEmpty();

        enrollment.move("git", DONE, TUESDAY);

        assertThat(enrollment.news())
                .endsWith(enrollment.news().get(3), completions().getFirst())
                .hasSize(5);
        assertThat(completions())
                .singleElement()
                .satisfies(completed -> {
                    assertThat(completed.done()).isEqualTo(2);
                    assertThat(completed.skipped()).isEqualTo(1);
                    assertThat(completed.total()).isEqualTo(3);
                    assertThat(completed.origin().sequence()).isEqualTo(5);
                    assertThat(completed.origin().at()).isEqualTo(TUESDAY);
                });
    }

    @Test
    void whoOnlySkipsHasCompletedNothingYet() {
        for (var topic : List.of("http", "sql", "git")) {
            enrollment.move(topic, SKIPPED, MONDAY);
        }
        assertThat(enrollment.percent()).isEqualTo(100);
        assertThat(completions()).isEmpty();

        enrollment.move("sql", DONE, TUESDAY);

        assertThat(completions()).hasSize(1);
    }

    @Test
    void completesAgainOnlyAfterItWasLeft() {
        for (var topic : List.of("http", "sql", "git")) {
            enrollment.move(topic, DONE, MONDAY);
        }

        enrollment.move("git", SKIPPED, TUESDAY);
        enrollment.move("git", DONE, TUESDAY);
        assertThat(completions()).as("it never was incomplete").hasSize(1);
        enrollment.move("git", IN_PROGRESS, TUESDAY);
        enrollment.move("git", DONE, TUESDAY);

        assertThat(completions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED, IN_PROGRESS, TopicStarted",
        "NOT_STARTED, DONE, TopicCompleted",
        "NOT_STARTED, SKIPPED, TopicSkipped",
        "IN_PROGRESS, DONE, TopicCompleted",
        "IN_PROGRESS, NOT_STARTED, TopicReset",
        "DONE, IN_PROGRESS, TopicReopened",
        "DONE, NOT_STARTED, TopicReset",
        "SKIPPED, IN_PROGRESS, TopicReopened",
        "SKIPPED, DONE, TopicCompleted"
    })
    void eachMoveHasItsName(TopicStatus from, TopicStatus to, String name) {
        enrollment.move("http", from, MONDAY);

        enrollment.move("http", to, TUESDAY);

        assertThat(lastNews().getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void severalMovesAreOneEventEachInTheirOrder() {
        enrollment.move("http", DONE, MONDAY);

        enrollment.moveAll(
                List.of(
                        new TopicMove("sql", DONE),
                        new TopicMove("http", DONE),
                        new TopicMove("git", IN_PROGRESS)),
                TUESDAY);

        assertThat(enrollment.news().subList(2, 4))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("TopicCompleted", "TopicStarted");
        assertThat(enrollment.changed())
                .extracting(each -> each.topic().slug())
                .containsExactly("http", "sql", "git");
    }

    @Test
    void severalMovesAreAllOrNone() {
        var moves = List.of(new TopicMove("sql", DONE), new TopicMove("css", DONE));

        assertThatThrownBy(() -> enrollment.moveAll(moves, MONDAY))
                .hasMessageContaining("no topic named \"css\"");

        assertThat(enrollment.done()).isZero();
        assertThat(enrollment.news()).hasSize(1);
    }

    @Test
    void severalMovesNameATopicOnce() {
        var moves = List.of(new TopicMove("sql", DONE), new TopicMove("sql", SKIPPED));

        assertThatThrownBy(() -> enrollment.moveAll(moves, MONDAY))
                .hasMessageContaining("\"sql\" is named twice");

        assertThat(enrollment.skipped()).isZero();
    }

    @Test
    void completionIsToldOnceForSeveralMoves() {
        enrollment.moveAll(
                List.of(
                        new TopicMove("http", DONE),
                        new TopicMove("sql", SKIPPED),
                        new TopicMove("git", DONE)),
                MONDAY);

        assertThat(completions()).singleElement().isEqualTo(lastNews());
    }

    private List<RoadmapCompleted> completions() {
        return enrollment.news().stream()
                .filter(RoadmapCompleted.class::isInstance)
                .map(RoadmapCompleted.class::cast)
                .toList();
    }

    private EnrollmentEvent lastNews() {
        return enrollment.news().getLast();
    }
}
