package dev.backroad.benchmarks.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up amounts by name. */
final class Tally<K> {

    /** One name and its share of all, from 0 to 1. */
    record Share<K>(K name, double amount, double share) {}

    private final Map<K, Double> amounts = new HashMap<>();

    void add(K name, double amount) {
        amounts.merge(name, amount, Double::sum);
    }

    double sum() {
        return amounts.values().stream().mapToDouble(it -> it).sum();
    }

    double share(K name) {
        return sum() == 0 ? 0 : amounts.getOrDefault(name, 0.0) / sum();
    }

    /** The largest first. */
    List<Share<K>> largest(int many) {
        var sum = sum();
        return amounts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(many)
                .map(it -> new Share<>(it.getKey(), it.getValue(), it.getValue() / sum))
                .toList();
    }
}
