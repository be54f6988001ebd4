package dev.backroad.catalog.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds topics that build on some others: who knows such a topic knows some of these. */
final class Above {

    private Above() {}

    /**
     * Returns these topics and all that build on one of them, directly or not.
     *
     * @param prerequisites of each topic
     */
    static Set<String> of(Set<String> topics, Map<String, Set<String>> prerequisites) {
        var leadsTo = turned(prerequisites);
        var above = new HashSet<>(topics);
        var next = new ArrayDeque<>(topics);
        while (!next.isEmpty()) {
            leadsTo.getOrDefault(next.remove(), List.of()).stream()
                    .filter(above::add)
                    .forEach(next::add);
        }
        return above;
    }

    private static Map<String, List<String>> turned(Map<String, Set<String>> prerequisites) {
        var leadsTo = new HashMap<String, List<String>>();
        prerequisites.forEach((topic, all) ->
                all.forEach(it -> leadsTo.computeIfAbsent(it, _ -> new ArrayList<>()).add(topic)));
        return leadsTo;
    }
}
