package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedTopic;
import java.util.List;
import java.util.UUID;

/**
 * A topic of a learner's roadmap that others have become, which have left it.
 *
 * @param status where the topic stands
 * @param isInherited it stands there from now on, because of them
 * @param sources those of the others that the learner had touched
 */
public record Succession(
        PublishedTopic topic, TopicStatus status, boolean isInherited, List<UUID> sources) {}
