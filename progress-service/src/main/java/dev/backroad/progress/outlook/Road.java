package dev.backroad.progress.outlook;

import java.time.Instant;
import java.util.List;

/**
 * What a learner follows.
 *
 * @param topics of their version, in the roadmap's order; at least one
 */
record Road(Instant enrolledAt, List<RoadTopic> topics) {

    Road {
        topics = List.copyOf(topics);
    }

    List<RoadTopic> open() {
        return topics.stream().filter(RoadTopic::isOpen).toList();
    }

    List<RoadTopic> settled() {
        return topics.stream().filter(topic -> !topic.isOpen()).toList();
    }
}
