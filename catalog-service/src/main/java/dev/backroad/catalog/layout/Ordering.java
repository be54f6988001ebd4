package dev.backroad.catalog.layout;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts the slots of each column into an order in which few lines cross: again and again, each one
 * to the middle of its neighbours (the barycentre method of Sugiyama, Tagawa and Toda). The best
 * order that was seen is kept.
 */
final class Ordering {

    private static final int ROUNDS = 12;

    private final List<List<Slot>> columns;

    private Ordering(List<List<Slot>> columns) {
        this.columns = columns;
    }

    static void apply(List<List<Slot>> columns) {
        new Ordering(columns).run();
    }

    private void run() {
        columns.forEach(Ordering::rank);
        var best = ranks();
        long fewest = crossings();
        for (int round = 0; round < ROUNDS && fewest > 0; round++) {
            columns.forEach(column -> sort(column, slot -> slot.left));
            columns.reversed().forEach(column -> sort(column, slot -> slot.right));
            long crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = ranks();
            }
        }
        best.forEach((slot, rank) -> slot.rank = rank);
        columns.forEach(column -> column.sort(comparingInt(slot -> slot.rank)));
    }

    /** Stable: those that want to stand at the same place stay as they are. */
    private static void sort(List<Slot> column, Function<Slot, List<Slot>> neighbours) {
        column.sort(
                comparingDouble(slot ->
                        neighbours.apply(slot).stream()
                                .mapToInt(it -> it.rank)
                                .average()
                                .orElse(slot.rank)));
        rank(column);
    }

    private static void rank(List<Slot> column) {
        for (int i = 0; i < column.size(); i++) {
            column.get(i).rank = i;
        }
    }

    private Map<Slot, Integer> ranks() {
        var ranks = new HashMap<Slot, Integer>();
        columns.forEach(column -> column.forEach(slot -> ranks.put(slot, slot.rank)));
        return ranks;
    }

    private long crossings() {
        return columns.stream().mapToLong(Ordering::crossingsBehind).sum();
    }

    /** Pairs of lines of which one begins above and ends below, counted with a Fenwick tree. */
    private static long crossingsBehind(List<Slot> column) {
        var ends = new ArrayList<Integer>();
        for (var slot : column) {
            slot.right.stream().map(it -> it.rank).sorted().forEach(ends::add);
        }
        var counts = new int[ends.stream().mapToInt(it -> it).max().orElse(0) + 2];
        long crossings = 0;
        for (int seen = 0; seen < ends.size(); seen++) {
            int notBelow = 0;
            for (int i = ends.get(seen) + 1; i > 0; i -= i & -i) {
                notBelow += counts[i];
            }
            crossings += seen - notBelow;
            for (int i = ends.get(seen) + 1; i < counts.length; i += i & -i) {
                counts[i]++;
            }
        }
        return crossings;
    }
}
