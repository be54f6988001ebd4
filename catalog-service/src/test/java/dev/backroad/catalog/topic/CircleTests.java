package dev.backroad.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircleTests {

    @Test
    void twoWaysToTheSamePlaceAreNoCircle() {
        var diamond =
                Map.of(
                        "a", List.of("b", "c"),
                        "b", List.of("d"),
                        "c", List.of("d"));

        assertThat(Circle.in(diamond)).isEmpty();
    }

    @Test
    void namesTheCircleWithoutTheWayIntoIt() {
        var lasso =
                Map.of(
                        "a", List.of("b"),
                        "b", List.of("c"),
                        "c", List.of("b"));

        assertThat(Circle.in(lasso)).containsExactly("b", "c", "b");
    }

    @Test
    void whatNeedsItselfIsACircle() {
        assertThat(Circle.in(Map.of("a", List.of("a")))).containsExactly("a", "a");
    }
}
