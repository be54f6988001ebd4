package dev.backroad.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What came of a round. */
public record Report(long seed, List<Fault> faults, Verdict verdict) {

    /** How many faults were seen to have happened. */
    public long hits() {
        return faults.stream().filter(Fault::hit).count();
    }

    /** The faults that were not. */
    public List<Fault> missed() {
        return faults.stream().filter(fault -> !fault.hit()).toList();
    }

    /** One line for people. */
    public String line() {
        var kinds = faults.stream().collect(groupingBy(Fault::kind, TreeMap::new, counting()));
        return String.format(
                Locale.ROOT,
                "%,d operations, %d faults of which %d hit (%s), %s; seed %d",
                verdict.operations(),
                faults.size(),
                hits(),
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(joining(", ")),
                verdict.summary(),
                seed);
    }

    /** Prints the line, and the first findings if there are any. */
    public Report print(String title) {
        System.out.println(title + ": " + line());
        verdict.findings().stream()
                .limit(20)
                .forEach(finding -> System.out.println("  " + finding));
        missed().forEach(fault -> System.out.println("  did not hit: " + fault));
        return this;
    }
}
