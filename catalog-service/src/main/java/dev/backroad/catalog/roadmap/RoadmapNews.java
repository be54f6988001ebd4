package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.cache.ViewVersions;
import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.published.RoadmapPublishedV1.StageV1;
import dev.backroad.catalog.published.RoadmapPublishedV1.TopicV1;
import dev.backroad.catalog.published.RoadmapRetiredV1;
import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.PublishedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the world about roadmaps, and the readers' views, in the transaction of the change. */
@Component
class RoadmapNews {

    private record Line(String stage, UUID topicId, String slug, String title) {

        TopicV1 topic() {
            return new TopicV1(topicId, slug, title);
        }
    }

    private record Head(UUID id, String slug, String title, String summary, int version) {}

    private final JdbcClient jdbc;
    private final RoadmapTable roadmaps;
    private final ViewVersions views;
    private final Outbox outbox;

    RoadmapNews(JdbcClient jdbc, RoadmapTable roadmaps, ViewVersions views, Outbox outbox) {
        this.jdbc = jdbc;
        this.roadmaps = roadmaps;
        this.views = views;
        this.outbox = outbox;
    }

    /** Tells the newest version. */
    void published(UUID roadmap) {
        var head = head(roadmap);
        var lines = lines(roadmap);
        var stages = new LinkedHashMap<String, List<UUID>>();
        lines.forEach(line ->
                stages.computeIfAbsent(line.stage(), _ -> new ArrayList<>()).add(line.topicId()));
        tell(
                roadmap,
                new RoadmapPublishedV1(
                        head.id(),
                        head.slug(),
                        head.title(),
                        head.version(),
                        lines.stream().map(Line::topic).toList(),
                        head.summary(),
                        stages.entrySet().stream()
                                .map(stage -> new StageV1(stage.getKey(), stage.getValue()))
                                .toList()));
    }

    void retired(UUID roadmap) {
        var head = head(roadmap);
        tell(roadmap, new RoadmapRetiredV1(head.id(), head.slug(), head.title(), head.version()));
    }

    /** Notes that the roadmap reads otherwise, and its topics, which show their stage. */
    void changeViews(UUID roadmap) {
        var slug = head(roadmap).slug();
        var names =
                new ArrayList<>(
                        List.of(
                                "roadmaps",
                                "roadmap:" + slug,
                                "coverage:" + slug,
                                "graph:" + slug));
        lines(roadmap).forEach(line -> names.add("topic:" + line.slug()));
        views.changed(names);
    }

    private void tell(UUID roadmap, PublishedEvent event) {
        outbox.append(roadmap.toString(), roadmaps.nextSequence(roadmap), event);
    }

    private Head head(UUID roadmap) {
        return jdbc.sql(
                        """
                        select id, slug, title, summary, version from current_roadmap where id = ?
                        """)
                .param(roadmap)
                .query(Head.class)
                .single();
    }

    private List<Line> lines(UUID roadmap) {
        return jdbc.sql(
                        """
                        select s.title as stage, t.id as topic_id, t.slug, t.title
                        from stage s join stage_topic st on st.stage_id = s.id join topic t on t.id = st.topic_id
                        where s.roadmap_id = ? order by s.position, st.position
                        """)
                .param(roadmap)
                .query(Line.class)
                .list();
    }
}
