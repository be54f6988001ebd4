package dev.backroad.progress.outlook;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much there is to learn in some topics.
 *
 * @param minutes by the estimates that are known
 * @param unknown how many of the topics have no estimate: they are not in the minutes
 */
record Workload(int topics, long minutes, int unknown) {

    static Workload of(List<RoadTopic> topics) {
        var known =
                topics.stream()
                        .flatMap(topic -> Stream.ofNullable(topic.estimateMinutes()))
                        .toList();
        return new Workload(
                topics.size(),
                known.stream().mapToLong(Integer::longValue).sum(),
                topics.size() - known.size());
    }
}
