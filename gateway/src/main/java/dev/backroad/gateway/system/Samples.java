package dev.backroad.gateway.system;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The samples of one answer. What is not a number was not known to who was asked. */
record Samples(List<Sample> all) {

    /** Those of a metric, or of all whose names begin so. */
    Stream<Sample> named(String metric) {
        return all.stream().filter(it -> it.name().startsWith(metric));
    }

    /** Those of a metric that have something in common, in the order of that. */
    Stream<List<Sample>> by(String metric, Function<Sample, String> common) {
        return named(metric)
                .collect(Collectors.groupingBy(common, TreeMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    OptionalDouble value(String metric) {
        return named(metric).mapToDouble(Sample::value).filter(Double::isFinite).findFirst();
    }

    @Nullable Long whole(String metric) {
        return named(metric).findFirst().map(Sample::whole).orElse(null);
    }

    static long sum(List<Sample> counters) {
        return Math.round(counters.stream().mapToDouble(Sample::value).sum());
    }
}
