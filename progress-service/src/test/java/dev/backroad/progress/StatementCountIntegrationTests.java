package dev.backroad.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.LearnerDoor.At;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a click costs the database: each statement is a way there and back. */
@LearningTest
class StatementCountIntegrationTests {

    private static final int MANY = 100;

    @Autowired LearnerDoor door;
    @Autowired RequestStatements statements;

    private At lena;
    private String enrollment;

    @BeforeEach
    void enroll() {
        lena = door.of(UUID.randomUUID());
        enrollment = lena.enroll(door.publish(topics(MANY)));
        // The first thing of a day costs more: turns, streaks, and a look at all achievements.
        lena.move(enrollment, "topic-0", "done");
    }

    @Test
    void completedTopicTakesEightStatements() {
        var sent = statements.during(() -> lena.move(enrollment, "topic-1", "done"));

        print("complete a topic", sent);
        assertThat(sent).hasSizeBetween(1, 8);
    }

    @Test
    void otherMoveTakesFewer() {
        var sent = statements.during(() -> lena.move(enrollment, "topic-1", "in-progress"));

        print("start a topic", sent);
        assertThat(sent).hasSizeBetween(1, 4);
    }

    @Test
    void moveThatChangesNothingOnlyReads() {
        var sent = statements.during(() -> lena.move(enrollment, "topic-0", "done"));

        print("complete it again", sent);
        assertThat(sent).hasSize(1);
    }

    /** Eight, and what two achievements and the complete roadmap cost. */
    @Test
    void hundredTopicsTakeHardlyMoreThanOne() {
        var tag = tag();

        var sent = statements.during(() -> completeAll(tag));

        print("complete a hundred", sent);
        assertThat(lena.get(enrollment).at("/percent").asInt()).isEqualTo(100);
        assertThat(sent).hasSizeBetween(1, 20);
    }

    @Test
    void enrolmentIsReadByOneStatement() {
        var sent = statements.during(() -> lena.get(enrollment));

        print("read an enrolment", sent);
        assertThat(sent).hasSize(1);
    }

    private void completeAll(String tag) {
        var items =
                IntStream.range(0, MANY)
                        .mapToObj("{\"slug\":\"topic-%d\",\"status\":\"done\"}"::formatted)
                        .toList();
        lena.put(enrollment + "/topics", "{\"items\":" + items + "}", "If-Match", tag)
                .expectStatus()
                .isOk();
    }

    private String tag() {
        var seen = lena.api().get().uri(enrollment).exchange().returnResult(String.class);
        return String.valueOf(seen.getResponseHeaders().getETag());
    }

    private static String[] topics(int number) {
        return IntStream.range(0, number).mapToObj(i -> "topic-" + i).toArray(String[]::new);
    }

    private static void print(String what, List<String> sent) {
        System.out.printf("%s: %d statements%n", what, sent.size());
        sent.forEach(each -> System.out.println("    " + each));
    }
}
