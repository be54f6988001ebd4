package dev.backroad.catalog.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.cache.ViewCache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Reads topics: from the cache, or from PostgreSQL in six statements for one topic and in five for
 * any number of them.
 */
@Service
class TopicReading {

    private static final String VIEW = "topic:";

    private final TopicRepository topics;
    private final ViewCache cache;

    TopicReading(TopicRepository topics, ViewCache cache) {
        this.topics = topics;
        this.cache = cache;
    }

    Optional<ReadyView<TopicView>> topic(String slug) {
        return cache.ready(
                VIEW + slug, TopicView.class, () -> topics.findPublicBySlug(slug).map(this::view));
    }

    /** By slug; what is no slug of a topic is not in the answer. */
    Map<String, TopicView> topics(Collection<String> slugs) {
        var names = slugs.stream().filter(TopicDraft::isSlug).map(VIEW::concat).collect(toSet());
        return cache.readAll(names, TopicView.class, this::load).values().stream()
                .collect(toMap(TopicView::slug, topic -> topic));
    }

    private TopicView view(Topic topic) {
        return TopicView.of(topic, topics.stageOf(topic).orElse(null), topics.leadsTo(topic));
    }

    private Map<String, TopicView> load(Set<String> names) {
        var found =
                topics.findBySlugs(
                        names.stream().map(name -> name.substring(VIEW.length())).toList());
        if (found.isEmpty()) {
            return Map.of();
        }
        topics.withResources(found);
        topics.withEvidence(found);
        var stages =
                topics.placesOf(found).stream()
                        .collect(toMap(TopicPlace::topic, TopicPlace::stage, (first, _) -> first));
        var steps =
                topics.stepsFrom(found).stream()
                        .collect(groupingBy(TopicStep::from, mapping(TopicStep::link, toList())));
        return found.stream()
                .map(topic ->
                        TopicView.of(
                                topic,
                                stages.get(topic.slug()),
                                steps.getOrDefault(topic.slug(), List.of())))
                .collect(toMap(topic -> VIEW + topic.slug(), topic -> topic));
    }
}
