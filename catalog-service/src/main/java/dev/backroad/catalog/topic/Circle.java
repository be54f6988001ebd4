package dev.backroad.catalog.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds a circle in a directed graph by depth-first search. */
public final class Circle {

    private final Map<String, List<String>> edges;
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private Circle(Map<String, List<String>> edges) {
        // Sorted, so that the same content always names the same circle.
        this.edges = new TreeMap<>(edges);
    }

    /** Returns a circle such as {@code [a, b, a]}, or an empty list when there is none. */
    public static List<String> in(Map<String, List<String>> edges) {
        var search = new Circle(edges);
        return search.edges.keySet().stream()
                .map(search::from)
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> from(String node) {
        var start = path.indexOf(node);
        if (start >= 0) {
            var circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(node);
            return circle;
        }
        if (!done.add(node)) {
            return List.of();
        }
        path.add(node);
        for (var next : edges.getOrDefault(node, List.of())) {
            var circle = from(next);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        path.removeLast();
        return List.of();
    }
}
