package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.backroad.defaults.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds what to learn to get to a topic. Who knows a topic knows all that it builds on. */
@Service
class LearningPaths {

    /** More would not be known by heart by anybody, and each is looked for. */
    private static final int MOST_KNOWN = 100;

    private static final List<String> LEARNED = List.of("PUBLISHED");
    private static final List<String> KNOWN = List.of("PUBLISHED", "RETIRED");

    /**
     * The topics that these build on, directly or not, and themselves. A retired one is not for
     * learning, but one may know it.
     */
    private static final String ALL_BELOW =
            """
            with recursive below (id) as (
                select id from topic where slug in (:slugs) and status in (:states)
                union
                select prerequisite_id
                from below join topic_prerequisite on topic_id = below.id
                join topic on topic.id = prerequisite_id and status = 'PUBLISHED'
            )
            """;

    /** In the order in which the roadmaps have them. */
    private static final String TOPICS =
            ALL_BELOW
                    + """
                    select %s from below join topic t on t.id = below.id %s
                    order by place.roadmap, place.stage_position, place.position, t.slug
                    """
                            .formatted(TopicRow.COLUMNS, TopicRow.PLACE);

    private static final String STEPS =
            ALL_BELOW
                    + """
                    select t.slug as topic, p.slug as prerequisite
                    from topic_prerequisite
                    join below on below.id = topic_id
                    join topic t on t.id = topic_id
                    join topic p on p.id = prerequisite_id and p.status = 'PUBLISHED'
                    """;

    private record Step(String topic, String prerequisite) {}

    private final JdbcClient jdbc;

    LearningPaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns what to learn.
     *
     * @param from the slugs of what one knows
     * @return nothing if there is no such topic
     * @throws ProblemException if there is no topic of a slug in {@code from}
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<LearningPath> to(String slug, Set<String> from) {
        if (!TopicDraft.isSlug(slug)) {
            return Optional.empty();
        }
        var needed = topics(List.of(slug), LEARNED);
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        var known = from.isEmpty() ? Map.<String, TopicItem>of() : known(from);
        var helpful = Above.of(needed.keySet(), steps(from, KNOWN));
        var named =
                from.stream()
                        .collect(partitioningBy(helpful::contains, toCollection(TreeSet::new)));
        var missing = new LinkedHashMap<>(needed);
        missing.keySet().removeAll(known.keySet());
        return Optional.of(
                new LearningPath(
                        slug,
                        requireNonNull(named.get(true)),
                        requireNonNull(named.get(false)),
                        missing.values().stream().mapToInt(TopicItem::estimateMinutes).sum(),
                        StudyOrder.of(missing.sequencedKeySet(), steps(Set.of(slug), LEARNED))
                                .stream()
                                .map(next -> requireNonNull(missing.get(next)))
                                .toList()));
    }

    private Map<String, TopicItem> known(Set<String> from) {
        if (from.size() > MOST_KNOWN) {
            throw refusal("\"from\" may name %d topics.".formatted(MOST_KNOWN));
        }
        var known = topics(from.stream().filter(TopicDraft::isSlug).toList(), KNOWN);
        from.stream()
                .filter(slug -> !known.containsKey(slug))
                .findFirst()
                .ifPresent(slug -> {
                    throw refusal("\"from\" names a topic that does not exist.");
                });
        return known;
    }

    private Map<String, TopicItem> topics(Collection<String> slugs, List<String> states) {
        var topics = new LinkedHashMap<String, TopicItem>();
        if (!slugs.isEmpty()) {
            jdbc.sql(TOPICS)
                    .param("slugs", slugs)
                    .param("states", states)
                    .query((row, _) -> TopicRow.item(row, null))
                    .list()
                    .forEach(topic -> topics.put(topic.slug(), topic));
        }
        return topics;
    }

    private Map<String, Set<String>> steps(Set<String> slugs, List<String> states) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(STEPS)
                .param("slugs", slugs)
                .param("states", states)
                .query(Step.class)
                .list()
                .stream()
                .collect(groupingBy(Step::topic, mapping(Step::prerequisite, toSet())));
    }

    private static ProblemException refusal(String sentence) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", sentence).at("from");
    }
}
