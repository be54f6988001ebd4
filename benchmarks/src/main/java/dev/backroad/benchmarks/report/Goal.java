package dev.backroad.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure, and what was wanted of it: a row of {@code benchmarks/GOALS.md}.
 *
 * @param about which part of the system
 * @param part which part of the benchmark measures it; empty: a test asserts it
 * @param measuredAs the names of one series, or of two whose ratio it is; or the test's
 * @param beside the name of a series that is shown with it; may be empty
 * @param headline whether the README shows it
 */
record Goal(
        String about,
        String part,
        String figure,
        List<String> measuredAs,
        Limit limit,
        String beside,
        String how,
        boolean headline) {

    static Goal of(List<String> cells) {
        if (cells.size() != 7) {
            throw new IllegalArgumentException("A goal has seven cells: " + cells);
        }
        var figure = cells.get(2);
        return new Goal(
                cells.get(0),
                cells.get(1),
                figure.replace("**", ""),
                Stream.of(cells.get(3).replace("`", "").split("/")).map(String::strip).toList(),
                Limit.of(cells.get(4)),
                cells.get(5).replace("`", ""),
                cells.get(6),
                figure.startsWith("**"));
    }

    boolean assertedByTest() {
        return part.isEmpty();
    }

    Optional<Series> reached(Measurements measured) {
        var all = measuredAs.stream().map(measured::find).toList();
        if (assertedByTest() || all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var series = all.stream().map(Optional::orElseThrow).toList();
        return Optional.of(
                series.size() == 1 ? series.getFirst() : series.getFirst().per(series.getLast()));
    }

    String whyNot(Measurements measured) {
        return Stream.concat(measuredAs.stream(), Stream.of(part))
                .filter(name -> measured.find(name).isEmpty())
                .flatMap(name -> measured.whyNot(name).stream())
                .findFirst()
                .orElse("not in this run");
    }
}
