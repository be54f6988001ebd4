package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.roadmap.RoadmapDraft.StageDraft;
import dev.backroad.catalog.topic.TopicDraft;
import dev.backroad.defaults.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must hold for what editors say about a roadmap. Each rule names the field that breaks it.
 */
@Component
class RoadmapRules {

    private record Step(String topic, String prerequisite) {}

    private final JdbcClient jdbc;

    RoadmapRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft may name drafts, but each topic once, and each stage, too. */
    void checkDraft(RoadmapContent content) {
        stagesHaveTheirOwnTitles(content.stages());
        topicsStandOnce(places(content));
        topicsAre(places(content), "select slug from topic where slug = any(?)", "No topic");
    }

    /**
     * What everybody shall see names what everybody sees, in an order in which it can be learned.
     */
    void checkPublication(RoadmapContent content) {
        topicsAre(
                places(content),
                "select slug from topic where status = 'PUBLISHED' and slug = any(?)",
                "No published topic");
        prerequisitesStandBefore(places(content));
    }

    private static void stagesHaveTheirOwnTitles(List<StageDraft> stages) {
        var titles = new HashSet<String>();
        for (int i = 0; i < stages.size(); i++) {
            var title = stages.get(i).title();
            if (!titles.add(title)) {
                throw refused(
                        "stages[%d].title".formatted(i),
                        "Another stage has the title \"" + title + "\".");
            }
        }
    }

    private static void topicsStandOnce(Map<String, String> places) {
        var seen = new HashSet<String>();
        places.forEach((field, slug) -> {
            if (!seen.add(slug)) {
                throw refused(field, "The topic \"" + slug + "\" stands here twice.");
            }
        });
    }

    private void topicsAre(Map<String, String> places, String question, String nobody) {
        var slugs = places.values().stream().filter(TopicDraft::isSlug).toArray(String[]::new);
        var there = new HashSet<>(jdbc.sql(question).param(slugs).query(String.class).list());
        places.forEach((field, slug) -> {
            if (!there.contains(slug)) {
                throw refused(field, nobody + " has the slug \"" + slug + "\".");
            }
        });
    }

    private void prerequisitesStandBefore(Map<String, String> places) {
        var order = new ArrayList<>(places.values());
        var steps =
                jdbc.sql(
                                """
                                select t.slug as topic, b.slug as prerequisite from topic_prerequisite p
                                join topic t on t.id = p.topic_id join topic b on b.id = p.prerequisite_id
                                where t.slug = any(:slugs) and b.slug = any(:slugs)
                                """)
                        .param("slugs", order.toArray(String[]::new))
                        .query(Step.class)
                        .list();
        places.forEach((field, slug) -> {
            for (var step : steps) {
                if (step.topic().equals(slug)
                        && order.indexOf(step.prerequisite()) > order.indexOf(slug)) {
                    throw refused(
                            field,
                            "\"%s\" builds on \"%s\", which comes after it."
                                    .formatted(slug, step.prerequisite()));
                }
            }
        });
    }

    /** The topics in order, each by the field that names it. */
    private static Map<String, String> places(RoadmapContent content) {
        var places = new LinkedHashMap<String, String>();
        for (int i = 0; i < content.stages().size(); i++) {
            var topics = content.stages().get(i).topics();
            for (int j = 0; j < topics.size(); j++) {
                places.put("stages[%d].topics[%d]".formatted(i, j), topics.get(j));
            }
        }
        return places;
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "roadmap-impossible", detail)
                .at(field);
    }
}
