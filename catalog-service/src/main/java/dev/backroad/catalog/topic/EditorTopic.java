package dev.backroad.catalog.topic;

import java.util.List;
import java.util.UUID;

/**
 * A topic as editors see it.
 *
 * @param revision counts the states of the content
 * @param content what a PUT replaces as a whole
 * @param into slugs of what takes its place, when it is retired
 */
record EditorTopic(
        UUID id, Topic.Status status, int revision, TopicContent content, List<String> into) {

    /** One line of a list. */
    record Item(UUID id, String slug, String title, Topic.Status status, int revision) {}

    static EditorTopic of(Topic topic) {
        return new EditorTopic(
                topic.id(),
                topic.status(),
                topic.revision(),
                TopicContent.of(topic),
                topic.successors().stream().map(Topic::slug).toList());
    }
}
