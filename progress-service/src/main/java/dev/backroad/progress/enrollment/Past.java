package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an enrolment went through: which topics stood beside which, and what is not its learner's
 * own doing. So what a retirement means for it does not depend on when we hear of it.
 *
 * @param versions the topics of each version that the learner was at, oldest first; the present one
 *     is the last
 * @param inherited the topics that stand where they do because of others, and that the learner has
 *     never moved
 */
record Past(List<Set<UUID>> versions, Set<UUID> inherited) {

    Past {
        versions = List.copyOf(versions);
        inherited = Set.copyOf(inherited);
    }

    /** Of an enrolment that was never at another version. */
    static Past at(PublishedRoadmap version) {
        return new Past(
                List.of(
                        version.topics().stream()
                                .map(PublishedTopic::topicId)
                                .collect(Collectors.toSet())),
                Set.of());
    }

    /** Whether a topic, which has been in the roadmap since, was there beside another one. */
    boolean stoodBeside(UUID topic, UUID other) {
        return versions.reversed().stream()
                .takeWhile(version -> version.contains(topic))
                .anyMatch(version -> version.contains(other));
    }

    boolean isInherited(UUID topic) {
        return inherited.contains(topic);
    }
}
