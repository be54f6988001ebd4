package dev.backroad.progress.outlook;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rule of what to learn next. A topic waits for each open topic that it builds on, and for what
 * that one waits for; prerequisites that are not in the learner's version keep nobody waiting. Next
 * is what is begun, and what waits for nothing. Events may have told prerequisites in a circle:
 * topics that wait only for topics that wait for them are next, too, so that there is one as long
 * as a topic is open (of finitely many, some have nothing but their own circle before them).
 */
final class LearningOrder {

    /** Of equal ones the earlier in the roadmap comes first, since the sort is stable. */
    private static final Comparator<NextTopic> ORDER =
            comparing(NextTopic::reason)
                    .thenComparingInt(next -> next.topic().stageNumber())
                    .thenComparing(next -> next.topic().isOnSideTrack())
                    .thenComparing(NextTopic::unlocks, reverseOrder());

    /** A topic's place in the roadmap stands for it in what follows. */
    private final List<RoadTopic> topics;

    private final Map<UUID, Integer> places = new HashMap<>();

    /** By place, what each topic waits for; nothing for one that is settled. */
    private final List<BitSet> waits = new ArrayList<>();

    /** By place, how many open topics wait for one. */
    private final int[] unlocks;

    LearningOrder(Road road) {
        topics = road.topics();
        unlocks = new int[topics.size()];
        topics.forEach(topic -> places.put(topic.id(), places.size()));
        topics.forEach(topic -> waits.add(topic.isOpen() ? openBefore(topic) : new BitSet()));
        waits.forEach(before -> before.stream().forEach(place -> unlocks[place]++));
    }

    private BitSet openBefore(RoadTopic topic) {
        var found = new BitSet();
        var ahead = new ArrayDeque<>(List.of(topic));
        while (!ahead.isEmpty()) {
            for (var before : buildsOn(ahead.remove())) {
                if (before.isOpen() && !found.get(place(before))) {
                    found.set(place(before));
                    ahead.add(before);
                }
            }
        }
        found.clear(place(topic));
        return found;
    }

    private int place(RoadTopic topic) {
        return Objects.requireNonNull(places.get(topic.id()));
    }

    private List<RoadTopic> buildsOn(RoadTopic topic) {
        return topic.prerequisites().stream()
                .flatMap(id -> Stream.ofNullable(places.get(id)))
                .sorted()
                .map(topics::get)
                .filter(before -> !before.id().equals(topic.id()))
                .toList();
    }

    /** Returns the first topics to learn; none only when none is open. */
    List<NextTopic> next(int atMost) {
        return IntStream.range(0, topics.size())
                .filter(place -> topics.get(place).isOpen())
                .filter(place -> topics.get(place).isBegun() || waitsOnlyInCircles(place))
                .mapToObj(this::withReason)
                .sorted(ORDER)
                .limit(atMost)
                .toList();
    }

    /** Also of one that waits for nothing. */
    private boolean waitsOnlyInCircles(int place) {
        return waits.get(place).stream().allMatch(before -> waits.get(before).get(place));
    }

    private NextTopic withReason(int place) {
        var topic = topics.get(place);
        return new NextTopic(topic, reason(place), unlocks[place], buildsOn(topic));
    }

    private Reason reason(int place) {
        if (topics.get(place).isBegun()) {
            return Reason.IN_PROGRESS;
        }
        return waits.get(place).isEmpty() ? Reason.READY : Reason.CIRCLE;
    }
}
