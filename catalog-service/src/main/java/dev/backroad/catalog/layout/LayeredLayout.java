package dev.backroad.catalog.layout;

import dev.backroad.catalog.layout.Drawing.Line;
import dev.backroad.catalog.layout.Drawing.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws what comes after what from left to right, as Sugiyama, Tagawa and Toda do it: columns, an
 * order in each, heights. The same boxes in the same order always give the same picture.
 */
public final class LayeredLayout {

    public static final int BOX_WIDTH = 216;
    public static final int BOX_HEIGHT = 64;

    private static final int BETWEEN_COLUMNS = 72;
    private static final int MARGIN = 24;

    private final Wiring wiring;

    private LayeredLayout(List<Box> boxes) {
        wiring = new Wiring(boxes);
        Ordering.apply(wiring.columns);
        Heights.apply(wiring.columns);
        double top = slots().mapToInt(Slot::top).min().orElse(0);
        slots().forEach(slot -> slot.y += MARGIN - top);
    }

    public static Drawing draw(List<Box> boxes) {
        return new LayeredLayout(boxes).drawing(boxes);
    }

    private Stream<Slot> slots() {
        return wiring.columns.stream().flatMap(List::stream);
    }

    private Drawing drawing(List<Box> boxes) {
        var places = new LinkedHashMap<String, Point>();
        for (var box : boxes) {
            var slot = wiring.slot(box.name());
            places.put(box.name(), new Point(leftOf(slot), slot.top()));
        }
        return new Drawing(
                Math.max(leftOf(wiring.columns.size()) - BETWEEN_COLUMNS, 0) + MARGIN,
                slots().mapToInt(slot -> slot.top() + slot.height()).max().orElse(MARGIN) + MARGIN,
                places,
                wiring.wires.stream().map(this::line).toList());
    }

    private Line line(Wiring.Wire wire) {
        var points = new ArrayList<Point>();
        var from = wiring.slot(wire.from());
        points.add(new Point(rightOf(from), from.middle()));
        for (var slot : wire.between()) {
            points.add(new Point(leftOf(slot), slot.middle()));
            points.add(new Point(rightOf(slot), slot.middle()));
        }
        var to = wiring.slot(wire.to());
        points.add(new Point(leftOf(to), to.middle()));
        return new Line(wire.from(), wire.to(), points);
    }

    private static int leftOf(Slot slot) {
        return leftOf(slot.column);
    }

    private static int leftOf(int column) {
        return MARGIN + column * (BOX_WIDTH + BETWEEN_COLUMNS);
    }

    private static int rightOf(Slot slot) {
        return leftOf(slot) + BOX_WIDTH;
    }
}
