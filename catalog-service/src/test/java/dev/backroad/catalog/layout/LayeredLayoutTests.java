package dev.backroad.catalog.layout;

import static dev.backroad.catalog.layout.LayeredLayout.BOX_HEIGHT;
import static dev.backroad.catalog.layout.LayeredLayout.BOX_WIDTH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroad.catalog.layout.Drawing.Line;
import dev.backroad.catalog.layout.Drawing.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 90, 400, 1_000})
    void boxesKeepADistanceAndAreInThePicture(int size) {
        var drawing = LayeredLayout.draw(boxes(size, size));

        var page = new Rectangle(0, 0, drawing.width(), drawing.height());
        var boxes = drawing.places().values().stream().map(LayeredLayoutTests::outline).toList();
        assertThat(boxes).hasSize(size).allMatch(page::contains);
        for (int i = 0; i < size; i++) {
            var around = new Rectangle(boxes.get(i));
            around.grow(8, 8);
            assertThat(boxes.subList(i + 1, size)).noneMatch(around::intersects);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 90, 400})
    void linesGoFromLeftToRightAndThroughNoBox(int size) {
        var drawing = LayeredLayout.draw(boxes(size, 7));

        var boxes = drawing.places().values().stream().map(LayeredLayoutTests::outline).toList();
        for (var line : drawing.lines()) {
            var points = line.points();
            assertThat(points.stream().map(Point::x).toList()).isSorted();
            assertThat(points).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 1; i + 1 < points.size(); i += 2) {
                var level = points.get(i);
                assertThat(points.get(i + 1).y()).isEqualTo(level.y());
                var way = new Rectangle(level.x(), level.y(), points.get(i + 1).x() - level.x(), 1);
                assertThat(boxes).noneMatch(way::intersects);
            }
        }
    }

    @Test
    void lineBeginsAndEndsAtTheMiddleOfItsBoxes() {
        var drawing =
                LayeredLayout.draw(
                        List.of(box("a"), box("b", "a"), box("c", "b"), box("d", "a", "c")));

        assertThat(drawing.lines())
                .extracting(Line::from, Line::to)
                .containsExactlyInAnyOrder(
                        tuple("a", "b"), tuple("b", "c"), tuple("a", "d"), tuple("c", "d"));
        assertThat(drawing.lines())
                .allSatisfy(line -> {
                    var from = requireNonNull(drawing.places().get(line.from()));
                    var to = requireNonNull(drawing.places().get(line.to()));
                    assertThat(line.points().getFirst())
                            .isEqualTo(new Point(from.x() + BOX_WIDTH, from.y() + BOX_HEIGHT / 2));
                    assertThat(line.points().getLast())
                            .isEqualTo(new Point(to.x(), to.y() + BOX_HEIGHT / 2));
                });
    }

    @Test
    void chainIsOneStraightLine() {
        var drawing =
                LayeredLayout.draw(List.of(box("a"), box("b", "a"), box("c", "b"), box("d", "c")));

        assertThat(drawing.places().values().stream().map(Point::y).distinct()).hasSize(1);
    }

    @Test
    void crossingsAreUndone() {
        var drawing =
                LayeredLayout.draw(
                        List.of(box("a"), box("b"), box("c", "b"), box("d", "a"), box("e", "b")));

        var c = requireNonNull(drawing.places().get("c"));
        var d = requireNonNull(drawing.places().get("d"));
        var e = requireNonNull(drawing.places().get("e"));
        assertThat(d.y() < c.y()).isEqualTo(d.y() < e.y());
    }

    @Test
    void sameBoxesGiveTheSamePicture() {
        assertThat(LayeredLayout.draw(boxes(200, 3))).isEqualTo(LayeredLayout.draw(boxes(200, 3)));
    }

    @Test
    void boxesThatNeedNothingAreNoEndlessColumn() {
        var boxes = IntStream.range(0, 1_000).mapToObj(i -> box("b" + i)).toList();

        var drawing = LayeredLayout.draw(boxes);

        assertThat(drawing.height()).isLessThan(5_000);
    }

    @Test
    void whatIsNotHereDoesNotMatter() {
        var drawing = LayeredLayout.draw(List.of(box("a", "elsewhere")));

        assertThat(drawing.lines()).isEmpty();
        assertThat(drawing.places()).containsOnlyKeys("a");
    }

    @Test
    void circleIsDrawnWithoutTheLineThatGoesBack() {
        var drawing = LayeredLayout.draw(List.of(box("a", "c"), box("b", "a"), box("c", "b")));

        assertThat(drawing.lines()).hasSize(2);
    }

    @Test
    void nothingIsAnEmptyPicture() {
        var drawing = LayeredLayout.draw(List.of());

        assertThat(drawing.places()).isEmpty();
        assertThat(drawing.width()).isNotNegative();
        assertThat(drawing.height()).isNotNegative();
    }

    /** The same for the same seed; each comes after up to three others, near ones more often. */
    private static List<Box> boxes(int size, long seed) {
        var random = new Random(seed);
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < size; i++) {
            int at = i;
            var after =
                    random.ints(random.nextInt(4), 0, Math.max(1, Math.min(30, i)))
                            .distinct()
                            .filter(back -> back < at)
                            .mapToObj(back -> "b" + (at - 1 - back))
                            .toList();
            boxes.add(new Box("b" + i, after));
        }
        return boxes;
    }

    private static Box box(String name, String... after) {
        return new Box(name, List.of(after));
    }

    private static Rectangle outline(Point place) {
        return new Rectangle(place.x(), place.y(), BOX_WIDTH, BOX_HEIGHT);
    }
}
