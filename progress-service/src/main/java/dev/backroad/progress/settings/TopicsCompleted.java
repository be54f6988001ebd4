package dev.backroad.progress.settings;

import dev.backroad.progress.catalog.PublishedTopic;
import java.time.Instant;
import java.util.List;

/**
 * A learner has completed topics, for the first time or again; told once in the transaction of it.
 *
 * @param learner what the day, and the next review, depend on; read once for all who listen
 * @param topics at least one, each once
 */
public record TopicsCompleted(LearningSettings learner, List<PublishedTopic> topics, Instant at) {

    public TopicsCompleted {
        topics = List.copyOf(topics);
    }
}
