package dev.backroad.catalog.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backroad.defaults.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What topics may build on: topics that are there, and never, by whatever way, themselves. */
@Component
class Prerequisites {

    private record Step(String topic, String prerequisite) {}

    private final TopicRepository topics;
    private final JdbcClient jdbc;

    Prerequisites(TopicRepository topics, JdbcClient jdbc) {
        this.topics = topics;
        this.jdbc = jdbc;
    }

    /**
     * Finds the topics that a draft builds on.
     *
     * @throws ProblemException 422 naming the first one that is not there
     */
    Set<Topic> ofDraft(List<String> slugs) {
        return find(slugs, false);
    }

    /**
     * Finds the topics that a published topic builds on.
     *
     * @throws ProblemException 422 naming the first one that is not published
     */
    Set<Topic> ofPublished(List<String> slugs) {
        return find(slugs, true);
    }

    private Set<Topic> find(List<String> slugs, boolean published) {
        var found = new LinkedHashSet<Topic>();
        for (int i = 0; i < slugs.size(); i++) {
            found.add(find(slugs.get(i), "prerequisites[" + i + "]", published));
        }
        return found;
    }

    private Topic find(String slug, String field, boolean published) {
        return topics.findBySlug(slug)
                .filter(topic -> !published || topic.isPublished())
                .orElseThrow(() ->
                        new ProblemException(
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        "prerequisite-unknown",
                                        "No %stopic has the slug \"%s\"."
                                                .formatted(published ? "published " : "", slug))
                                .at(field));
    }

    /**
     * Refuses the topic itself, by the slug that it has until now.
     *
     * @throws ProblemException 422 naming the place
     */
    static void refuseItself(String slug, List<String> slugs) {
        var place = slugs.indexOf(slug);
        if (place >= 0) {
            throw circle(List.of(slug, slug)).at("prerequisites[" + place + "]");
        }
    }

    /**
     * Refuses what the topic's new prerequisites, which the database has already, lead back to.
     *
     * @throws ProblemException 422 naming the circle
     */
    void refuseCircle(Topic topic) {
        var circle = circleFrom(topic.id());
        if (!circle.isEmpty()) {
            throw circle(circle).at("prerequisites");
        }
    }

    private static ProblemException circle(List<String> slugs) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "prerequisites-in-a-circle",
                "The prerequisites form a circle: " + String.join(" → ", slugs) + ".");
    }

    /** Looks at what can be reached only: that is small, however large the catalog is. */
    private List<String> circleFrom(UUID topic) {
        var steps =
                jdbc.sql(
                                """
                                with recursive reached (id) as (
                                    select ?::uuid
                                    union
                                    select p.prerequisite_id from topic_prerequisite p join reached r on r.id = p.topic_id)
                                select t.slug as topic, b.slug as prerequisite
                                from reached r join topic_prerequisite p on p.topic_id = r.id
                                join topic t on t.id = p.topic_id join topic b on b.id = p.prerequisite_id
                                """)
                        .param(topic)
                        .query(Step.class)
                        .list();
        return circleIn(steps);
    }

    /** Returns a circle among all topics, or an empty list. */
    List<String> anyCircle() {
        var steps =
                jdbc.sql(
                                """
                                select t.slug as topic, b.slug as prerequisite from topic_prerequisite p
                                join topic t on t.id = p.topic_id join topic b on b.id = p.prerequisite_id
                                """)
                        .query(Step.class)
                        .list();
        return circleIn(steps);
    }

    private static List<String> circleIn(List<Step> steps) {
        return Circle.in(
                steps.stream()
                        .collect(groupingBy(Step::topic, mapping(Step::prerequisite, toList()))));
    }
}
