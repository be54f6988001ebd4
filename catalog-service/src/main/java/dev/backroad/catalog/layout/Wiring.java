package dev.backroad.catalog.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each box a slot, and each line a slot in every column that it crosses. All lines that leave
 * one box share their way as far as they can.
 */
final class Wiring {

    /** Beyond that, lines go straight over whatever is there, so that no roadmap takes long. */
    private static final int MOST_CROSSINGS = 50_000;

    /** A line, and the slots between its ends. */
    record Wire(String from, String to, List<Slot> between) {}

    /** The slots of each column, in the order in which their boxes came. */
    final List<List<Slot>> columns = new ArrayList<>();

    final List<Wire> wires = new ArrayList<>();

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final boolean isRouted;

    Wiring(List<Box> boxes) {
        Columns.of(boxes).forEach((name, column) -> slots.put(name, Slot.ofBox(column)));
        var followers = followers(boxes);
        isRouted = crossings(followers) <= MOST_CROSSINGS;
        for (var box : boxes) {
            put(slot(box.name()));
            wire(box.name(), followers.getOrDefault(box.name(), List.of()));
        }
    }

    Slot slot(String name) {
        return requireNonNull(slots.get(name));
    }

    private Map<String, List<String>> followers(List<Box> boxes) {
        var followers = new LinkedHashMap<String, List<String>>();
        for (var box : boxes) {
            for (var before : box.after()) {
                if (slots.containsKey(before) && gap(before, box.name()) >= 0) {
                    followers.computeIfAbsent(before, _ -> new ArrayList<>()).add(box.name());
                }
            }
        }
        return followers;
    }

    private long crossings(Map<String, List<String>> followers) {
        return followers.entrySet().stream()
                .flatMapToInt(it -> it.getValue().stream().mapToInt(to -> gap(it.getKey(), to)))
                .asLongStream()
                .sum();
    }

    /** How many columns are between these two. */
    private int gap(String from, String to) {
        return slot(to).column - slot(from).column - 1;
    }

    private void wire(String name, List<String> followers) {
        var way = new ArrayList<Slot>();
        way.add(slot(name));
        for (var follower : followers) {
            int gap = gap(name, follower);
            while (isRouted && way.size() <= gap) {
                extend(way);
            }
            if (way.size() > gap) {
                way.get(gap).leadTo(slot(follower));
            }
            wires.add(
                    new Wire(
                            name,
                            follower,
                            way.size() > gap ? List.copyOf(way.subList(1, gap + 1)) : List.of()));
        }
    }

    private void extend(List<Slot> way) {
        var next = Slot.ofLine(way.getLast().column + 1);
        way.getLast().leadTo(next);
        way.add(next);
        put(next);
    }

    private void put(Slot slot) {
        while (columns.size() <= slot.column) {
            columns.add(new ArrayList<>());
        }
        columns.get(slot.column).add(slot);
    }
}
