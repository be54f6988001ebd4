package dev.backroad.catalog.topic;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the API shows it, and as the stages of a roadmap do in GraphQL; also what the cache
 * keeps.
 *
 * @param stage where it stands; nowhere for a topic that no roadmap names
 * @param retired whether it is here only for those who hold a link
 * @param into slugs of what takes a retired topic's place
 */
public record TopicView(
        UUID id,
        String slug,
        String title,
        @Nullable String stage,
        Level level,
        Track track,
        int estimateMinutes,
        String text,
        List<TopicLink> prerequisites,
        List<TopicLink> leadsTo,
        List<Resource> resources,
        List<Evidence> evidence,
        boolean retired,
        List<String> into) {

    static TopicView of(Topic topic, @Nullable String stage, List<TopicLink> leadsTo) {
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
                List.copyOf(topic.evidence()),
                topic.status() == Topic.Status.RETIRED,
                into(topic));
    }

    /** Asked for only when there can be some: it is a statement of its own. */
    private static List<String> into(Topic topic) {
        return topic.status() == Topic.Status.RETIRED
                ? topic.successors().stream().map(Topic::slug).toList()
                : List.of();
    }
}
