package dev.backroad.catalog.layout;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts each box into the first column that is right of all that it comes after and has room left.
 * Without the second condition a roadmap whose topics need nothing would be one endless column
 * (Coffman and Graham's idea).
 */
final class Columns {

    private static final int USUAL_LENGTH = 14;

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Integer> filled = new ArrayList<>();
    private final int longest;

    private Columns(int boxes) {
        longest = Math.max(USUAL_LENGTH, (int) Math.ceil(1.5 * Math.sqrt(boxes)));
    }

    /** Returns the number of each box's column, from 0. */
    static Map<String, Integer> of(List<Box> boxes) {
        var columns = new Columns(boxes.size());
        var names = boxes.stream().map(Box::name).collect(toSet());
        var open = new ArrayList<Box>(boxes);
        while (!open.isEmpty()) {
            var left = new ArrayList<Box>();
            for (var box : open) {
                var waits =
                        box.after().stream()
                                .anyMatch(it -> names.contains(it) && !columns.hasPut(it));
                if (waits) {
                    left.add(box);
                } else {
                    columns.put(box);
                }
            }
            if (left.size() == open.size()) { // a circle, which the rules of topics do not allow
                columns.put(left.removeFirst());
            }
            open = left;
        }
        return columns.columns;
    }

    private boolean hasPut(String name) {
        return columns.containsKey(name);
    }

    private void put(Box box) {
        int column =
                box.after().stream().mapToInt(it -> columns.getOrDefault(it, -1)).max().orElse(-1)
                        + 1;
        while (column < filled.size() && filled.get(column) >= longest) {
            column++;
        }
        while (filled.size() <= column) {
            filled.add(0);
        }
        filled.set(column, filled.get(column) + 1);
        columns.put(box.name(), column);
    }
}
