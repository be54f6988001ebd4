package dev.backroad.catalog.layout;

import java.util.ArrayList;
import java.util.List;

/** A place in a column: that of a box, or of a line on its way through the column. */
final class Slot {

    static final int GAP = 20;

    private static final int LINE_HEIGHT = 4;

    /** A bent line is harder to follow than one that ends a little off the middle of its box. */
    private static final int STRAIGHTNESS = 4;

    final List<Slot> left = new ArrayList<>();
    final List<Slot> right = new ArrayList<>();
    final int column;

    private final boolean isBox;

    /** How many stand above. */
    int rank;

    /** The middle, from wherever. */
    double y;

    private Slot(int column, boolean isBox) {
        this.column = column;
        this.isBox = isBox;
    }

    static Slot ofBox(int column) {
        return new Slot(column, true);
    }

    static Slot ofLine(int column) {
        return new Slot(column, false);
    }

    void leadTo(Slot other) {
        right.add(other);
        other.left.add(this);
    }

    /** How much it counts that it stands where it wants to stand. */
    int weight() {
        return isBox ? 1 : STRAIGHTNESS;
    }

    /** From its middle to that of the one below, at least. */
    double distanceTo(Slot below) {
        return (height() + below.height()) / 2.0 + GAP;
    }

    int height() {
        return isBox ? LayeredLayout.BOX_HEIGHT : LINE_HEIGHT;
    }

    int top() {
        return (int) Math.round(y - height() / 2.0);
    }

    int middle() {
        return (int) Math.round(y);
    }
}
