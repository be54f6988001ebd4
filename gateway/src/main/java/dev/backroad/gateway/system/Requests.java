package dev.backroad.gateway.system;

import dev.backroad.gateway.system.Figures.Route;
import dev.backroad.gateway.system.Figures.Within;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts together what is counted apart for each status and outcome of one route. */
final class Requests {

    private Requests() {}

    static Route of(List<Sample> samples) {
        var first = samples.getFirst();
        return new Route(
                first.label("method"),
                first.label("uri"),
                count(samples, _ -> true),
                count(samples, it -> it.label("status").startsWith("4")),
                count(samples, it -> it.label("status").startsWith("5")),
                sum(samples, it -> it.name().endsWith("_sum")),
                within(samples));
    }

    private static long count(List<Sample> samples, Predicate<Sample> which) {
        return Math.round(sum(samples, it -> it.name().endsWith("_count") && which.test(it)));
    }

    private static double sum(List<Sample> samples, Predicate<Sample> which) {
        return samples.stream().filter(which).mapToDouble(Sample::value).sum();
    }

    /** Without the last, which holds all. */
    private static List<Within> within(List<Sample> samples) {
        var counts = new TreeMap<Double, Double>();
        samples.stream()
                .filter(it -> it.name().endsWith("_bucket") && !it.label("le").equals("+Inf"))
                .forEach(it ->
                        counts.merge(Double.valueOf(it.label("le")), it.value(), Double::sum));
        return counts.entrySet().stream()
                .map(it -> new Within(it.getKey(), Math.round(it.getValue())))
                .toList();
    }
}
