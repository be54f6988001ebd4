package dev.backroad.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyOrderTests {

    @Test
    void leavesWhatIsInOrderAsItIs() {
        var order = StudyOrder.of(List.of("dns", "git", "http"), Map.of("http", Set.of("dns")));

        assertThat(order).containsExactly("dns", "git", "http");
    }

    @Test
    void putsEachAfterAllThatItBuildsOn() {
        var prerequisites =
                Map.of(
                        "rest", Set.of("http", "json"),
                        "http", Set.of("dns"),
                        "json", Set.of("http"));

        var order = StudyOrder.of(List.of("rest", "json", "http", "git", "dns"), prerequisites);

        assertThat(order).containsExactly("git", "dns", "http", "json", "rest");
    }

    @Test
    void doesNotWaitForWhatIsNotToBeLearned() {
        var order = StudyOrder.of(List.of("http"), Map.of("http", Set.of("dns")));

        assertThat(order).containsExactly("http");
    }

    @Test
    void endsOnACircleWithoutIt() {
        var circle = Map.of("a", Set.of("b"), "b", Set.of("a"));

        assertThat(StudyOrder.of(List.of("a", "b", "c"), circle)).containsExactly("c");
    }
}
