package dev.backroad.faults;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Compares what clients were told with what became of it. Knows nothing of how events travel. */
public final class Checker {

    private final Evidence evidence;

    private Checker(Evidence evidence) {
        this.evidence = evidence;
    }

    public static Verdict check(Evidence evidence) {
        var checker = new Checker(evidence);
        return new Verdict(
                evidence.operations().size(),
                checker.lost(),
                checker.doubled(),
                checker.inverted(),
                checker.phantom(),
                checker.topicInverted(),
                checker.topicMissing());
    }

    private List<String> lost() {
        var applied = evidence.effects().stream().map(Effect::command).collect(toSet());
        var must = Stream.concat(commands(Outcome.ACKNOWLEDGED), evidence.committed().stream());
        return must.distinct()
                .filter(command -> !applied.contains(command))
                .map(command -> "lost: " + command)
                .toList();
    }

    private List<String> doubled() {
        var seen = new HashSet<String>();
        return evidence.effects().stream()
                .filter(effect -> !seen.add(effect.command()))
                .map(effect -> "doubled: " + effect)
                .toList();
    }

    /** A repeat is not out of order, it is doubled. */
    private List<String> inverted() {
        var seen = new HashSet<String>();
        var first = evidence.effects().stream().filter(effect -> seen.add(effect.command()));
        return belowTheHighest(
                "inverted: ",
                first.map(effect -> new Told(effect.aggregate(), effect.sequence())).toList());
    }

    private List<String> phantom() {
        var refused = commands(Outcome.REFUSED).collect(toSet());
        return evidence.effects().stream()
                .filter(effect ->
                        refused.contains(effect.command())
                                || !evidence.committed().contains(effect.command()))
                .map(effect -> "phantom: " + effect)
                .toList();
    }

    private List<String> topicInverted() {
        return belowTheHighest("inverted in the topic: ", firstOccurrences());
    }

    private List<Told> firstOccurrences() {
        var seen = new HashSet<Told>();
        return evidence.told().stream().filter(seen::add).toList();
    }

    private List<String> topicMissing() {
        Map<String, Set<Long>> sequences = new HashMap<>();
        for (var told : evidence.told()) {
            sequences.computeIfAbsent(told.aggregate(), _ -> new HashSet<>()).add(told.sequence());
        }
        return sequences.entrySet().stream()
                .flatMap(aggregate -> missing(aggregate.getKey(), aggregate.getValue()))
                .toList();
    }

    private static Stream<String> missing(String aggregate, Set<Long> sequences) {
        var highest = sequences.stream().mapToLong(Long::longValue).max().orElse(0);
        return LongStream.range(1, highest)
                .filter(sequence -> !sequences.contains(sequence))
                .mapToObj(sequence -> "missing in the topic: %s %d".formatted(aggregate, sequence));
    }

    private static List<String> belowTheHighest(String finding, List<Told> inOrder) {
        var highest = new HashMap<String, Long>();
        var found = new ArrayList<String>();
        for (var each : inOrder) {
            var before = highest.merge(each.aggregate(), each.sequence(), Math::max);
            if (before > each.sequence()) {
                found.add(finding + each + " after " + before);
            }
        }
        return found;
    }

    private Stream<String> commands(Outcome outcome) {
        return evidence.operations().stream()
                .filter(operation -> operation.outcome() == outcome)
                .map(Operation::command);
    }
}
