package dev.backroad.catalog.topic;

import java.util.List;
import java.util.UUID;

/**
 * A topic as the API shows it, and as the stages of a roadmap do in GraphQL; also what the cache
 * keeps.
 */
public record TopicView(
        UUID id,
        String slug,
        String title,
        String stage,
        Level level,
        Track track,
        int estimateMinutes,
        String text,
        List<TopicLink> prerequisites,
        List<TopicLink> leadsTo,
        List<Resource> resources,
        List<Evidence> evidence) {

    static TopicView of(Topic topic, String stage, List<TopicLink> leadsTo) {
        var prerequisites =
                topic.prerequisites().stream()
                        .map(other -> new TopicLink(other.slug(), other.title()))
                        .toList();
        return new TopicView(
                topic.id(),
                topic.slug(),
                topic.title(),
                stage,
                topic.level(),
                topic.track(),
                topic.estimateMinutes(),
                topic.text(),
                prerequisites,
                leadsTo,
                List.copyOf(topic.resources()),
                List.copyOf(topic.evidence()));
    }
}
