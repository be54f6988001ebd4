package dev.backroad.catalog.topic;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedCollection;
import java.util.Set;

/**
 * Puts topics after all that they build on, and apart from that leaves them as they are: of those
 * that miss nothing any more, the first comes next (Kahn's algorithm).
 */
final class StudyOrder {

    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<String, Set<String>> missing = new HashMap<>();
    private final Map<String, Set<String>> leadsTo = new HashMap<>();

    private StudyOrder(SequencedCollection<String> slugs, Map<String, Set<String>> prerequisites) {
        slugs.forEach(slug -> rank.put(slug, rank.size()));
        for (var slug : slugs) {
            var before = new HashSet<>(prerequisites.getOrDefault(slug, Set.of()));
            before.retainAll(rank.keySet());
            missing.put(slug, before);
            before.forEach(it -> leadsTo.computeIfAbsent(it, _ -> new HashSet<>()).add(slug));
        }
    }

    /**
     * Returns the slugs in the order of learning.
     *
     * @param prerequisites of each slug; what is not among the slugs does not matter
     */
    static List<String> of(
            SequencedCollection<String> slugs, Map<String, Set<String>> prerequisites) {
        return new StudyOrder(slugs, prerequisites).inOrder();
    }

    private List<String> inOrder() {
        var order = new ArrayList<String>();
        var ready = new PriorityQueue<String>(comparing(rank::get));
        missing.forEach((slug, before) -> {
            if (before.isEmpty()) {
                ready.add(slug);
            }
        });
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            for (var slug : leadsTo.getOrDefault(next, Set.of())) {
                var before = requireNonNull(missing.get(slug));
                before.remove(next);
                if (before.isEmpty()) {
                    ready.add(slug);
                }
            }
        }
        return order;
    }
}
