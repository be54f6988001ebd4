package dev.backroad.catalog.layout;

import java.util.List;
import java.util.Map;

/**
 * A finished picture. All numbers are whole units, of which a screen shows one as a pixel; the
 * origin is the upper left corner.
 *
 * @param places the upper left corner of each box, by its name, in the order in which they came
 * @param lines one for each pair of a box and another one that it comes after
 */
public record Drawing(int width, int height, Map<String, Point> places, List<Line> lines) {

    /** A spot. */
    public record Point(int x, int y) {}

    /**
     * From the right side of one box to the left side of another.
     *
     * @param points at least two; between the second and the third the line is level, between the
     *     fourth and the fifth, and so on
     */
    public record Line(String from, String to, List<Point> points) {}
}
